"""Answers as the look-up services do, for development and tests, from invented data.

usage: lookup_server.py PORT

GET /geocodage/search?q=…   as the Géoplateforme
GET /search?q=SIRET         as the API Recherche d'entreprises
GET /asked?q=…              how often it was asked for what holds these words
A query with "lent" is answered late, "faux" with no JSON, "panne" with 500, "inconnu" with 400,
"autre" with JSON of another form.
"""
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse


def addresses(query):
    street = query.get("q", [""])[0].split(",")[0]
    number = sum(street.encode()) % 100
    return {"type": "FeatureCollection", "features": [{
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [-1.5534 + number / 10000, 47.2173 + number / 10000]},
        "properties": {"label": f"{street} 44000 Nantes", "score": 0.9, "housenumber": "1", "name": street, "type": "housenumber",
                       "postcode": "44000", "city": "Nantes", "citycode": query.get("citycode", ["44109"])[0], "context": "44, Loire-Atlantique"},
    }]}


def companies(query):
    siret = query.get("q", [""])[0]
    place = {"siret": siret, "activite_principale": "10.71C", "adresse": "12 QUAI DU PORT 44000 NANTES", "code_postal": "44000",
             "commune": "44109", "libelle_commune": "NANTES", "etat_administratif": "A"}
    return {"results": [{"siren": siret[:9], "nom_complet": "FOURNIL DES SERVICES", "siege": place, "matching_etablissements": [place]}],
            "total_results": 1, "page": 1, "per_page": 1, "total_pages": 1}


class Server(BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        url = urlparse(self.path)
        query = parse_qs(url.query)
        words = query.get("q", [""])[0]
        if url.path == "/asked":
            return self.answer(200, str(sum(words in one for one in Server.asked)))
        Server.asked.append(words)
        if "lent" in words:
            time.sleep(5)
        if "panne" in words:
            return self.answer(500, "{}")
        if "inconnu" in words:
            return self.answer(400, "{}")
        if "faux" in words:
            return self.answer(200, "<html>Maintenance</html>")
        if "autre" in words:
            return self.answer(200, '{"features": [1, {"geometry": {"coordinates": ["a"]}}], "results": "x"}')
        return self.answer(200, json.dumps(addresses(query) if url.path.startswith("/geocodage") else companies(query)))

    def answer(self, status, text):
        try:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except BrokenPipeError:
            pass

    def log_message(self, *arguments):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Server).serve_forever()
