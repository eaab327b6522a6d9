-- For wrk: POST /receipts, every request with a key of its own. Arguments: prefix of the keys, token, body.
local count = 0
local prefix, headers, body

function init(args)
  prefix = args[1]
  body = args[3]
  headers = { ["Authorization"] = "Bearer " .. args[2], ["Content-Type"] = "application/json" }
end

function request()
  count = count + 1
  headers["Idempotency-Key"] = string.format("%s-%09d", prefix, count)
  return wrk.format("POST", nil, headers, body)
end

function done(summary)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d\n", summary.requests, summary.duration, e.status + e.connect + e.read + e.write + e.timeout))
end
