-- For wrk: POST, every request with a key of its own. Arguments: prefix of the keys, token, body, and perhaps a file of paths
-- that take turns.
local count = 0
local prefix, headers, body
local paths = {}

function init(args)
  prefix = args[1]
  body = args[3]
  headers = { ["Authorization"] = "Bearer " .. args[2], ["Content-Type"] = "application/json" }
  if args[4] then
    for path in io.lines(args[4]) do paths[#paths + 1] = path end
  end
end

function request()
  count = count + 1
  headers["Idempotency-Key"] = string.format("%s-%09d", prefix, count)
  return wrk.format("POST", #paths > 0 and paths[count % #paths + 1] or nil, headers, body)
end

function done(summary)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d\n", summary.requests, summary.duration, e.status + e.connect + e.read + e.write + e.timeout))
end
