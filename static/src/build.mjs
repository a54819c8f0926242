// Builds static/dist from static/src: style sheets, fonts, script and pictures, each under a name
// that carries a hash of what is in it, so that browsers may keep them for ever.
// dist/manifest.json maps the plain name to that file.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const source = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(source, "..", "dist");
const fonts = path.join(source, "node_modules/@fontsource-variable/source-sans-3/files");

const STYLESHEETS = ["app.css", "public.css"];
// The plain name a template asks for, and where the file comes from.
const COPIES = {
  "htmx.js": path.join(source, "node_modules/htmx.org/dist/htmx.min.js"),
  "favicon.svg": path.join(source, "img/favicon.svg"),
};
const PRELOADED_FONT = "source-sans-3-latin-wght-normal.woff2";

function hashOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 10);
}

function copyHashed(name, from) {
  const bytes = fs.readFileSync(from);
  const { name: stem, ext } = path.parse(name);
  const file = `${stem}-${hashOf(bytes)}${ext}`;
  fs.writeFileSync(path.join(dist, file), bytes);
  return file;
}

async function buildStylesheets() {
  const result = await build({
    absWorkingDir: source,
    entryPoints: STYLESHEETS.map((name) => `css/${name}`),
    outdir: dist,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file" },
    bundle: true,
    minify: true,
    metafile: true,
    legalComments: "none",
    target: ["chrome109", "firefox115", "safari16"],
    logLevel: "warning",
  });
  // A misplaced @layer or @import makes esbuild drop rules with a warning only.
  if (result.warnings.length > 0) throw new Error("The style sheets have warnings, see above.");
  return result.metafile.outputs;
}

function namesOf(outputs) {
  const names = {};
  for (const [output, { entryPoint, inputs }] of Object.entries(outputs)) {
    const from = entryPoint ?? Object.keys(inputs)[0];
    const name = path.basename(from);
    names[name === PRELOADED_FONT ? "source-sans-3.woff2" : name] = path.basename(output);
  }
  return names;
}

// WhiteNoise sends these in place of the file itself to browsers that can read them.
function compress(file) {
  const whole = path.join(dist, file);
  const bytes = fs.readFileSync(whole);
  fs.writeFileSync(`${whole}.gz`, gzipSync(bytes, { level: 9 }));
  fs.writeFileSync(`${whole}.br`, brotliCompressSync(bytes));
}

if (!fs.existsSync(fonts)) throw new Error("Run `npm ci` in static/src first.");
fs.rmSync(dist, { recursive: true, force: true });
fs.mkdirSync(dist, { recursive: true });
const manifest = namesOf(await buildStylesheets());
for (const [name, from] of Object.entries(COPIES)) manifest[name] = copyHashed(name, from);
const sorted = Object.fromEntries(Object.entries(manifest).sort());
fs.writeFileSync(path.join(dist, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
for (const file of Object.values(sorted)) {
  if (!file.endsWith(".woff2")) compress(file);
}
console.log(`Built ${Object.keys(sorted).length} files in static/dist.`);
