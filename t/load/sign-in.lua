-- Sign-ins as fast as they go: unknown e-mails, which cost what a known one does. The cookie and
-- the form token come from the environment.
local count = 0
request = function()
  count = count + 1
  local body = "csrf=" .. os.getenv("TOKEN") .. "&email=charge" .. count .. "@example.fr&password=trois+mots+tranquilles"
  return wrk.format("POST", "/connexion", { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = os.getenv("COOKIE") }, body)
end
