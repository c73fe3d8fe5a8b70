/**
 * Of Leaflet only what the map draws with: paths, and ways to move about. Its whole is twice as heavy, with tiles,
 * markers, popups and controls that a map of our own polygons never shows.
 */
import 'leaflet/src/layer/vector/Renderer.getRenderer.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';
import { Simple } from 'leaflet/src/geo/crs/CRS.Simple.js';

export type { LatLngTuple, Layer, Map, Polygon } from 'leaflet';
export { createMap as map } from 'leaflet/src/map/Map.js';
export { polygon } from 'leaflet/src/layer/vector/Polygon.js';
export { polyline } from 'leaflet/src/layer/vector/Polyline.js';
export { svg } from 'leaflet/src/layer/vector/SVG.js';
export const CRS = { Simple };
