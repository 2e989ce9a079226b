-- The load of tests/bench/wrk.ts: posts BENCH_BODY, in which {n} and {phone} differ from request to request, so that
-- every visitor is new. Prints one line of JSON with the counts when it ends.
local template = os.getenv("BENCH_BODY")
local n = tonumber(os.getenv("BENCH_FROM"))

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

function request()
  n = n + 1
  local digits = string.format("%08d", 10000000 + n % 90000000)
  local phone = "(" .. (11 + math.floor(n / 90000000) % 9) .. ") 9" .. digits:sub(1, 4) .. "-" .. digits:sub(5)
  local values = { n = tostring(n), phone = phone }
  return wrk.format(nil, nil, nil, (template:gsub("{(%l+)}", values)))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"failed":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f}\n',
    summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
