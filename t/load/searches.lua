-- Searches that were not asked for before: each request another one.
local weeks = {}
local jobs = {
    "boulanger", "menuisier", "infirmier", "architecte", "libraire", "cuisinier", "jardinier", "comptable",
    "journaliste", "photographe", "pharmacien", "plombier", "avocat", "fleuriste",
}
for week in (os.getenv("WEEKS") or ""):gmatch("%S+") do weeks[#weeks + 1] = week end
local with_words = os.getenv("WORDS") == "yes"
local threads = 0

function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(tonumber(os.getenv("SEED") or "1") * 1000 + number) end

function request()
    local query = { "tri=recentes", "college=0" }
    if with_words then query[#query + 1] = "mots=" .. jobs[math.random(#jobs)] end
    local first = math.random(38)
    query[#query + 1] = "domaine=" .. first
    if math.random(2) == 1 then query[#query + 1] = "domaine=" .. (first % 38 + 1) end
    if math.random(2) == 1 then
        local at = math.random(#weeks)
        query[#query + 1] = "semaine=" .. weeks[at]
        if at < #weeks then query[#query + 1] = "semaine=" .. weeks[at + 1] end
    end
    for _, code in ipairs({ "visuel", "moteur", "mental", "auditif" }) do
        if math.random(4) == 1 then query[#query + 1] = "acces=" .. code end
    end
    if math.random(3) == 1 then query[#query + 1] = "repas=1" end
    if math.random(3) == 1 then query[#query + 1] = "libres=1" end
    if math.random(4) == 1 then query[#query + 1] = "page=2" end
    -- What neither page reads: no two addresses are the same.
    query[#query + 1] = "n=" .. number .. "x" .. math.random(1000000000)
    return wrk.format("GET", wrk.path .. "?" .. table.concat(query, "&"))
end
