// The map of places: coasts and borders of Natural Earth, a circle as wide as the place's radius, hollow where the point
// only stands for a region. The table below or beside the map says the same. On the page of incidents a click opens the
// incident that lies there alone, else the list of those that do, under the filters as they stand.
"use strict";

// A ring that jumps from one side of the map to the other is drawn in one piece, beyond the edge.
const crosses = (ring) => ring.some((spot, at) => at && Math.abs(spot[0] - ring[at - 1][0]) > 180 && Math.abs(spot[1]) < 85);

document.addEventListener("DOMContentLoaded", async () => {
  const box = document.getElementById("map");
  if (!box) return;
  const [shapes, held] = await Promise.all([
    fetch(box.dataset.shapes, { integrity: box.dataset.integrity }).then((answer) => answer.json()),
    fetch(box.dataset.places).then((answer) => answer.json()),
  ]);
  const map = L.map(box, { attributionControl: false, worldCopyJump: true, zoomSnap: 0.5 });
  const probe = document.createElement("span");
  document.body.append(probe);
  const paint = (name) => {
    probe.className = name;
    return getComputedStyle(probe).color;
  };
  const land = topojson.feature(shapes, shapes.objects.countries);
  for (const { geometry } of land.features) {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    rings.filter(crosses).forEach((ring) => ring.forEach((spot) => (spot[0] = spot[0] < 0 ? spot[0] + 360 : spot[0])));
  }
  L.geoJSON(land, { style: { color: paint("map-border"), weight: 1, fillColor: paint("map-land"), fillOpacity: 1 }, interactive: false }).addTo(map);
  const spots = held.places.filter((one) => one.lat !== null);
  const ink = paint("map-ink");
  if (spots.length) map.fitBounds(L.latLngBounds(spots.map((one) => [one.lat, one.lon])).pad(0.3), { maxZoom: 8 });
  else map.setView([0, -40], 2);
  for (const one of spots) {
    const label = document.createElement("span");
    label.textContent = `${one.name} · ${one.incidents ?? one.events}`;
    const look = { color: ink, weight: 2, fillColor: ink, fillOpacity: one.representative ? 0 : 0.35, dashArray: one.representative ? "4 4" : null };
    const open = () => {
      if (!box.dataset.open) return;
      const list = new URL(box.dataset.open, location.href);
      list.searchParams.set("place", one.name);
      location.href = one.incidents === 1 ? `/incidents/${one.number}` : list.href;
    };
    L.circle([one.lat, one.lon], { radius: 1000 * (one.radius_km ?? 1), ...look }).bindTooltip(label).on("click", open).addTo(map);
    if (!one.representative) L.circleMarker([one.lat, one.lon], { radius: 4, ...look }).bindTooltip(label).on("click", open).addTo(map);
  }
  probe.remove();
});
