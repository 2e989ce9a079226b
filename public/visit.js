/*! Balcão visit snippet: docs/visit-snippet.md */
;(function (win, doc, here) {
  'use strict'
  var KEY = 'balcao.visit'
  // Any other parameter, and any value with an @, may be personal.
  var KEPT = /^(utm_\w+|\w*clid|[gw]braid)=(?!.*(@|%40))./i
  var calls = win.balcaoVisit
  if (calls && calls.consent) return

  var tag = doc.currentScript || doc.querySelector('script[src*="visit.js"]')
  var siteId = text(option('visitor-id'))
  var visit, touch, inner, tagged, theirs, inside, handed

  function option(name) {
    return (tag && tag.getAttribute('data-' + name)) || ''
  }

  function text(value) {
    return value == null ? '' : String(value).slice(0, 200)
  }

  function safely(work, value) {
    try {
      return work(value)
    } catch (e) {}
  }

  // Either storage may be blocked, or both.
  function stored(work) {
    return safely(function () { return work(win.localStorage) }) || safely(function () { return work(win.sessionStorage) })
  }

  function saved() {
    return stored(function (box) { return box.getItem(KEY) })
  }

  function isOwn(host) {
    return (here.hostname + ' ' + option('own-hosts')).split(/[\s,]+/).some(function (own) {
      own = own.replace(/^www\./, '.').replace(/^\b/, '.')
      return own && (host.slice(-own.length) == own || own.slice(-host.length) == host)
    })
  }

  function arrive() {
    var tags = here.search.slice(1).split('&').filter(KEPT.test, KEPT).join('&')
    var from = doc.referrer.split(/[?#]/)[0]
    tagged = tags && '?' + tags
    inner = from && isOwn('.' + from.replace(/^.*?\/\/(www\.)?|[:/].*$/g, ''))
    touch = {
      p: (here.href.split(/[?#]/)[0] + tagged).slice(0, 500),
      r: inner ? '' : from.slice(0, 500),
      t: Math.floor(new Date() / 1000),
      u: ['source', 'medium', 'campaign', 'content', 'term'].map(function (name) {
        var value = RegExp('[?&]utm_' + name + '=([^&]*)', 'i').exec(tagged)
        value = value ? value[1].replace(/\+/g, ' ') : ''
        return text(safely(decodeURIComponent, value) || value)
      })
    }
  }

  function begin() {
    visit = safely(JSON.parse, saved())
    if (visit && visit.f) {
      var last = visit.l || visit.f
      // Neither a reload within half an hour nor an inner click that carries its tags along is a new visit.
      var again = last.p == touch.p && last.r == touch.r && touch.t - last.t < 1800
      var carried = inner && last.u + '' == touch.u
      if ((touch.r || tagged) && !again && !carried) visit.l = touch
    } else visit = { f: touch }
    stored(function (box) { box.setItem(KEY, JSON.stringify(visit)); return 1 })
    hand()
  }

  // base64url of ASCII JSON; texts are cut until it is short enough.
  function token() {
    var token, limit = 512
    do {
      token = 'b1.' + btoa(JSON.stringify({ f: visit.f, l: visit.l, i: siteId || void 0 }, function (key, value) {
        return key != 'i' && typeof value == 'string' ? value.slice(0, limit) : value
      }).replace(/[^ -~]/g, function (char) {
        return '\\u' + ('000' + char.charCodeAt().toString(16)).slice(-4)
      })).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
      limit /= 2
    } while (token.length > 4000 && limit > 8)
    return token
  }

  function hand() {
    safely(function () {
      if (!visit) return
      win.jivo_api.setUserToken(token())
      handed = 1
    })
  }

  // Where the site wraps this in its own function, the two must not call each other for ever.
  function onLoad() {
    if (inside) return
    inside = 1
    try {
      if (theirs) theirs.apply(this, arguments)
    } finally {
      inside = 0
      hand()
    }
  }

  // The site's function and Jivo may come before or after this script.
  function watch(pause) {
    if (win.jivo_onLoadCallback != onLoad) {
      theirs = win.jivo_onLoadCallback
      win.jivo_onLoadCallback = onLoad
    }
    if (!handed) hand()
    if (!handed && pause < 60000) setTimeout(safely, pause, watch, pause * 1.5)
  }

  var api = win.balcaoVisit = {
    consent: function () {
      if (!visit) safely(begin)
    },
    withdraw: function () {
      visit = 0
      stored(function (box) { box.removeItem(KEY) })
      if (handed) safely(function () { win.jivo_api.setUserToken('') })
    },
    identify: function (id) {
      siteId = text(id)
      hand()
    },
    push: function (call) {
      if (api[call[0]]) api[call[0]](call[1])
    }
  }

  safely(function () {
    arrive()
    if (saved() || option('consent') != 'required') begin()
    if (calls) calls.forEach(api.push)
  })
  safely(watch, 200)
})(window, document, location)
