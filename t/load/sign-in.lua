-- Sign-ins as fast as they go: unknown e-mails, which cost what a known one does. The cookie and
-- the form token come from the environment.
local count = 0
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = os.getenv("COOKIE") }

request = function()
  count = count + 1
  local email = "charge" .. count .. "@example.fr"
  local body = "csrf=" .. os.getenv("TOKEN") .. "&email=" .. email .. "&password=trois+mots+tranquilles"
  return wrk.format("POST", "/connexion", headers, body)
end
