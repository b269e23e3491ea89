#!/usr/bin/env python3
"""What a département, and the country, need on the first Monday of September: a simulation.

People come as in t/load/monday.mjs, with the same pages and pauses. Each page costs what t/load/costs.csv says
(measured; each row has its source). A request waits for a worker of its program, then for a core each time it
computes; the database has cores of its own, or shares them. Signing in is done at a low priority, as it is.

    t/load/country.py                      the tables of doc/performance.md
    t/load/country.py PUPILS CORES WORKERS one département, at more and more times its Monday
    t/load/country.py sums                 the country alone
"""
import csv
import heapq
import random
import sys
from collections import defaultdict, deque

COSTS = {}
with open("t/load/costs.csv", encoding="utf-8") as table:
    for row in csv.DictReader(table):
        seconds = [int(row[column]) / 1e6 for column in ("worker_us", "database_us")]
        COSTS[row["page"]] = (row["program"], *seconds, int(row["writes"]))

# Of 100 pupils of 3e, how many come in the busiest hour: 15,000 of 20,000.
SHARE_OF_PUPILS = 0.75
EMPLOYERS_A_PUPIL = 600 / 15000
SLICE = 0.001  # of a core, after which another may have it


def pupil():
    """The pages of a visit, each with the pause before it."""
    yield 0, "home page" if random.random() < 0.2 else "from the cache"
    yield 3, "form to sign in"
    yield 4, "sign in"
    for search in range(3):
        yield 6, "list of offers" if random.random() < 0.25 else "search"
        for _ in range(2):
            yield 6, "offer"
        if search > 0:
            yield 6, "form to apply"
            yield 20, "apply"
    yield 6, "own applications"
    for _ in range(2):
        yield 15, "own applications"
    if random.random() < 0.15:
        yield 5, "form to confirm"
        yield 5, "confirm"


def employer():
    yield 0, "form to sign in"
    yield 4, "sign in"
    for _ in range(3):
        yield 15, "employer: to answer"
        for _ in range(5):
            yield 8, "employer: one of them"
            yield 8, "employer: form to answer"
            yield 4, "employer: answer"
        yield 5, "employer: own offers"


def passer():
    for pause in (0, 5, 5):
        yield pause, "from the cache"


class Cores:
    """So many at once, slice by slice; those of low priority when no other waits."""

    def __init__(self, count):
        self.count, self.busy, self.used = count, 0, 0.0
        self.waiting = (deque(), deque())


class Site:
    def __init__(self, cores, workers, database_cores=0):
        self.now, self.events, self.number = 0.0, [], 0
        self.front = Cores(cores)
        self.database = Cores(database_cores) if database_cores else self.front
        self.free, self.queue = defaultdict(lambda: workers), defaultdict(deque)
        self.times = defaultdict(list)

    def at(self, when, act, *arguments):
        self.number += 1
        heapq.heappush(self.events, (when, self.number, act, arguments))

    def run(self, seconds):
        while self.events and self.now < seconds:
            self.now, _, act, arguments = heapq.heappop(self.events)
            act(*arguments)

    def visit(self, pages):
        step = next(pages, None)
        if step:
            pause = random.expovariate(1 / step[0]) if step[0] else 0
            self.at(self.now + min(pause, 4 * step[0]), self.ask, step[1], pages)

    def ask(self, page, pages):
        program, worker, database, _ = COSTS[page]
        low = page == "sign in"
        steps = [(self.front, worker / 2), (self.database, database), (self.front, worker / 2)]
        request = [page, program, self.now, [step for step in steps if step[1] > 0], low, pages]
        if program == "nginx":
            self.compute(request)
        elif self.free[program]:
            self.free[program] -= 1
            self.compute(request)
        else:
            self.queue[program].append(request)

    def compute(self, request):
        cores = request[3][0][0]
        if cores.busy < cores.count:
            cores.busy += 1
            self.slice(cores, request)
        else:
            cores.waiting[request[4]].append(request)

    def slice(self, cores, request):
        step = request[3][0]
        took = min(SLICE, step[1])
        cores.used += took
        self.at(self.now + took, self.sliced, cores, request, step[1] - took)

    def sliced(self, cores, request, left):
        waiting = cores.waiting[0] or cores.waiting[1]
        if left > 1e-9:
            request[3][0] = (cores, left)
            if cores.waiting[0] or (request[4] and waiting):
                cores.waiting[request[4]].append(request)
            else:
                self.slice(cores, request)
                return
        else:
            request[3].pop(0)
            if request[3]:
                self.at(self.now, self.compute, request)
            else:
                self.done(request)
        waiting = cores.waiting[0] or cores.waiting[1]
        if waiting:
            self.slice(cores, waiting.popleft())
        else:
            cores.busy -= 1

    def done(self, request):
        page, program, began, _, _, pages = request
        self.times[page].append(self.now - began)
        if program != "nginx":
            if self.queue[program]:
                self.at(self.now, self.compute, self.queue[program].popleft())
            else:
                self.free[program] += 1
        self.visit(pages)


def monday(pupils, cores, workers, factor=1.0, minutes=10, database_cores=0, seed=1):
    """Some minutes of the middle of the hour, which is half again as busy; a class of thirty comes within two of
    them."""
    random.seed(seed)
    site = Site(cores, workers, database_cores)
    seconds = minutes * 60
    coming = pupils * SHARE_OF_PUPILS * 1.5 / 3600 * factor
    # Those of the minutes before are there already.
    for _ in range(int(coming * (seconds + 240) / 30)):
        begins = random.uniform(-240, seconds)
        for _ in range(30):
            site.at(begins + random.uniform(0, 120), site.visit, pupil())
    for who, rate in ((employer, coming * EMPLOYERS_A_PUPIL), (passer, coming / 5)):
        for _ in range(int(rate * (seconds + 240))):
            site.at(random.uniform(-240, seconds), site.visit, who())
    site.now = -240.0
    site.run(0)
    site.times.clear()
    for cores in (site.front, site.database):
        cores.used = 0.0
    site.run(seconds)
    return site


def at(times, part):
    times = sorted(times)
    return times[int(len(times) * part)] * 1e3 if times else 0.0


def row(label, site, minutes):
    pages = [time for page, times in site.times.items()
             if COSTS[page][0] != "nginx" and "sign in" not in page for time in times]
    requests = sum(len(times) for times in site.times.values())
    busy = site.front.used / site.front.count / (minutes * 60)
    signing = site.times["sign in"]
    waiting = sum(len(queue) for queue in site.queue.values())
    print(f"| {label} | {requests / minutes / 60:.0f} | {100 * busy:.0f} % "
          f"| {at(pages, 0.5):.1f} | {at(pages, 0.95):.1f} | {at(pages, 0.99):.1f} "
          f"| {at(signing, 0.5):.0f} | {at(signing, 0.95):.0f} | {waiting} |")
    return busy


def head(*columns):
    return f"| | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}"


HEAD = head("requests/s", "cores busy", "pages p50 ms", "p95", "p99", "signing in p50 ms", "p95", "wait at the end")


def departement(pupils, cores, workers, factors=(1, 2, 3, 5, 10, 15, 20)):
    print(f"\n{pupils} pupils, {cores} cores for everything, {workers} workers a program\n\n{HEAD}")
    for factor in factors:
        minutes = max(1, 10 // factor)
        if row(f"× {factor}", monday(pupils, cores, workers, factor, minutes), minutes) > 0.99:
            break


def sums(times=4000):
    """What a pupil who comes brings with them: seconds of programs and database, and how often each page."""
    random.seed(1)
    front = database = 0.0
    pages = defaultdict(float)
    for who, share in ((pupil, 1.0), (employer, EMPLOYERS_A_PUPIL), (passer, 0.2)):
        for _ in range(times):
            for _, page in who():
                _, worker, data, _ = COSTS[page]
                front += share * worker / times
                database += share * data / times
                pages[page] += share / times
    return front, database, pages


MAILS_AN_ACT = 2.1  # 1,072 messages of 501 applications, ./dev bench monday
MAILS_A_SECOND = 55  # two mailers, doc/performance.md, Mails
LINE_US = 13  # a pending line of statistics for each page of figures: 2,000 cost 27 ms, doc/performance.md, Statistics


def busiest(what, pupils, sites):
    """The busiest minutes by sums: of all, and what one of so many sites has of it."""
    a_second = pupils * SHARE_OF_PUPILS / 3600 * 1.5
    front, database, pages = sums()
    acts = a_second * (pages["apply"] + pages["confirm"] + pages["employer: answer"])
    writes = acts + a_second * (4 * pages["sign in"] + 4)  # a visit of four minutes prolongs its session as often
    signing = a_second * pages["sign in"] * COSTS["sign in"][1]
    mails = acts * MAILS_AN_ACT
    lines = acts * 300 / sites
    print(f"| {what} | {a_second:.0f} | {a_second * sum(pages.values()):.0f} "
          f"| {a_second * front:.1f} + {a_second * database:.1f} | {signing:.1f} "
          f"| {writes:.0f} | {mails:.0f} ({mails / MAILS_A_SECOND:.1f}) "
          f"| {a_second * pages['confirm'] * 60 / sites:.0f} | {lines:.0f} ({lines * LINE_US / 1e3:.0f} ms) |")
    return a_second, database, writes


def country():
    print("\n" + head("pupils a second", "requests", "cores busy: programs + database", "of these signing in",
                      "transactions that write", "mails (times what two mailers send)",
                      "changed offers a minute that each search reads", "lines that each page of figures reads"))
    busiest("a département of 20,000", 20000, 1)
    busiest("the country, an instance a département", 800000, 100)
    a_second, database, writes = busiest("the country, one instance", 800000, 1)
    print("\n| nodes of one cluster | cores of each for pages | for the others' writes | changes sent between them |\n"
          "|---|---|---|---|")
    for nodes in (3, 5):
        # A transaction of five rows: 150 us of a core to apply, 2 KB to send. Assumed, not measured.
        print(f"| {nodes} | {a_second * database / nodes:.1f} | {writes * (nodes - 1) / nodes * 150e-6:.1f} "
              f"| {writes * 2 / 1024:.1f} MB/s |")
    print("\nTwo that change one row on different nodes of three within a commit of 4 ms, so that one is run again:")
    for what, rate in (("seats of an offer that a class of 30 wants within two minutes", 30 / 120),
                       ("seats of an offer told on the news, 500 within ten minutes", 500 / 600),
                       ("the tries from a school's address, a class that signs in within a minute", 30 / 60)):
        print(f"- {what}: {rate:.2f} a second, {100 * rate * 0.004 * 2 / 3:.2f} in a hundred")


if __name__ == "__main__":
    if sys.argv[1:] == ["sums"]:
        country()
    elif len(sys.argv) == 4:
        departement(*map(int, sys.argv[1:]))
    else:
        for pupils, cores, workers in ((20000, 2, 2), (20000, 4, 4), (31000, 4, 4)):
            departement(pupils, cores, workers)
        country()
