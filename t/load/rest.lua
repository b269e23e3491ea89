-- Clients that rest for a millisecond after each answer.
function delay() return 1 end
