"""A strict check of GeoJSON by RFC 7946, independent of the program's own writer."""
import json

LINES = {"LineString": 2, "MultiPoint": 1}


def turn_of(ring):
    """Twice the area of a ring; positive where it turns anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def positions_of(geometry, where, faults):
    """All positions of a geometry, after a look at its type and depth."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Point":
        return [coordinates]
    if kind in LINES:
        if len(coordinates) < LINES[kind]:
            faults.append(f"{where}: too few positions (3.1.4)")
        return coordinates
    if kind == "MultiLineString":
        if any(len(line) < 2 for line in coordinates):
            faults.append(f"{where}: too few positions (3.1.4)")
        return [position for line in coordinates for position in line]
    if kind == "MultiPolygon":
        rings = [(at == 0, ring) for polygon in coordinates for at, ring in enumerate(polygon)]
        for outer, ring in rings:
            if len(ring) < 4 or ring[0] != ring[-1]:
                faults.append(f"{where}: a ring that is not closed (3.1.6)")
            elif (turn_of(ring) > 0) != outer:
                faults.append(f"{where}: a ring that turns the wrong way (3.1.6)")
        return [position for _, ring in rings for position in ring]
    faults.append(f"{where}: geometry {kind} is none that results have")
    return []


def check_geometry(geometry, where, faults):
    positions = positions_of(geometry, where, faults)
    for position in positions:
        numbers = len(position) == 2 and all(isinstance(part, (int, float)) for part in position)
        if not numbers or not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
            faults.append(f"{where}: {position} is no longitude and latitude (3.1.1, 4)")
        elif any(round(part, 7) != part for part in position):
            faults.append(f"{where}: {position} has more than 7 decimals (11.2)")
    lines = {"LineString": [positions], "MultiLineString": geometry.get("coordinates")}.get(geometry.get("type"), [])
    for line in lines:
        if any(abs(one[0] - other[0]) > 180 for one, other in zip(line, line[1:])):
            faults.append(f"{where}: a line crosses the antimeridian (3.1.9)")
    return positions


def check_bbox(bbox, positions, where, faults):
    """West, south, east, north around all; across the antimeridian the west is greater (5.2)."""
    if not positions:
        return
    if not isinstance(bbox, list) or len(bbox) != 4:
        faults.append(f"{where}: bbox {bbox} (5)")
        return
    west, south, east, north = bbox
    for longitude, latitude in positions:
        inside = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
        if not inside or not south <= latitude <= north:
            faults.append(f"{where}: {longitude}, {latitude} lies outside the bbox (5)")
            return


def check_geojson(path):
    """The faults of a file."""
    faults, positions = [], []
    whole = json.loads(path.read_text(encoding="utf-8"))
    if whole.get("type") != "FeatureCollection" or not isinstance(whole.get("features"), list):
        return [f"{path.name}: no FeatureCollection (3.3)"]
    if "crs" in whole:
        faults.append(f"{path.name}: crs (4)")
    if {"geometry", "properties", "coordinates", "geometries"} & whole.keys():
        faults.append(f"{path.name}: members of other types (7.1)")
    for number, feature in enumerate(whole["features"], 1):
        where = f"{path.name}, feature {number}"
        if feature.get("type") != "Feature" or not isinstance(feature.get("properties"), dict):
            faults.append(f"{where}: no Feature with properties (3.2)")
        elif not isinstance(feature.get("geometry"), dict):
            faults.append(f"{where}: no geometry (3.2)")
        else:
            positions += check_geometry(feature["geometry"], where, faults)
    check_bbox(whole.get("bbox"), positions, path.name, faults)
    return faults
