-- Asks for the pages of LUOSHI_PAGES in turn and prints one line: requests a second, p50 p95 p99 in ms, answers not 200.
local pages = {}
for page in (os.getenv("LUOSHI_PAGES") or "/"):gmatch("%S+") do pages[#pages + 1] = page end
local turn = 0
local threads = {}

function setup(thread) threads[#threads + 1] = thread end

function init() bad = 0 end

function request()
    turn = turn % #pages + 1
    return wrk.format("GET", pages[turn])
end

function response(status) if status ~= 200 then bad = bad + 1 end end

function done(summary, latency)
    local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    for _, thread in ipairs(threads) do bad = bad + thread:get("bad") end
    io.write(string.format("RESULT %.0f %.1f %.1f %.1f %d\n", summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, bad))
end
