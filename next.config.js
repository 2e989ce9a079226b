import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import createNextIntlPlugin from 'next-intl/plugin'
import { INTAKE_SECURITY_HEADERS, SECURITY_HEADERS } from './lib/security-headers.mjs'

// Its bytes are its version. An address that names another version is answered with this one, for an hour.
const snippet = versionOf('visit.js')
const icons = versionOf('icons.svg')

/** @param {string} name a file of public/ */
function versionOf(name) {
  return createHash('sha256')
    .update(readFileSync(new URL(`public/${name}`, import.meta.url)))
    .digest('hex')
    .slice(0, 6)
}

/** @type {import('next').NextConfig} */
const config = {
  // A redirect of the webhook address would repeat its token in a Location header.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // scripts/server/compress.mjs does it: Next sends each part of a page on by itself, compressed alone.
  compress: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    'pino',
    'graphile-worker',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-pt-br',
  ],
  // `npm test` checks types; a start on a stranger's machine need not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      // Pages get a policy of their own from proxy.ts in its place, with a nonce.
      headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
    },
    {
      source: '/api/jivo',
      headers: Object.entries(INTAKE_SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
    },
    {
      source: '/visit.js',
      headers: [
        { key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' },
        { key: 'ETag', value: `W/"${snippet}"` },
        { key: 'Access-Control-Allow-Origin', value: '*' },
        { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
      ],
    },
    {
      source: '/visit.js',
      has: [{ type: 'query', key: 'v', value: snippet }],
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    {
      source: '/icons.svg',
      has: [{ type: 'query', key: 'v', value: icons }],
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
}

export default createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // The browser needs no parser of messages then.
  experimental: {
    messages: { path: './lib/i18n/messages', format: 'json', locales: ['pt-BR', 'en'], precompile: true },
  },
})(config)
