#!/usr/bin/env node
// Here rather than in dist, so that installing the workspace finds it before the first build.
import '../dist/main.js';
