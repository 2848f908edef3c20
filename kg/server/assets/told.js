'use strict';
// The page's data, read before the editor is: the editor takes its list of prefixes from here.
globalThis.told = JSON.parse(document.getElementById('told').textContent);
globalThis.queryPrefixes = told.prefixes;
