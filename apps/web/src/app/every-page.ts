/**
 * What pages are made of. Imported by `main.ts` and by every file that is loaded by itself: what all of them share the
 * bundler puts into the initial script, so that opening a page asks for one file. Shared by some only, each piece would be a file
 * of its own, ten of them for the map.
 */
import './network/network-api';
import './platform/formats';
import './platform/page-title';
import './platform/picture';
import './platform/room-texts';
import './platform/single-keys';
import './status/status-api';
import './ui/dismissed';
import './ui/freshness-note';
import './ui/map-geometry';
import './ui/problem-note';
import './ui/status-mark';
