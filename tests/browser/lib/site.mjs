/** Starts the program under test on a database of its own, and ends it again. */

import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The program; a copy is run, so that a build in between changes nothing. */
function binary() {
  return path.resolve(root, process.env.HEARD_BINARY ?? "target/debug/heard");
}

/** What the program is told; `more` comes last. */
function environment(folder, more) {
  return {
    ...process.env,
    HEARD_DATABASE_URL: `sqlite:${path.join(folder, "heard.db")}`,
    HEARD_SECRET_FILE: path.join(folder, "secret.key"),
    HEARD_BIND: "127.0.0.1:0",
    HEARD_LIMITS: "off",
    HEARD_LOG: "warn",
    ...more,
  };
}

/** A folder with a filled database, from which sites are copied. */
export class Seed {
  static async make() {
    const seed = new Seed();
    seed.home = await mkdtemp(path.join(tmpdir(), "heard-browser-"));
    seed.folder = path.join(seed.home, "seed");
    seed.program = path.join(seed.home, "heard");
    await mkdir(seed.folder);
    await cp(binary(), seed.program);
    await seed.heard(["demo"]);
    return seed;
  }

  /** Runs a command of the program and gives its standard output. */
  heard(args, input = "") {
    return run(this.program, args, environment(this.folder), input);
  }

  /** Writes a value as a file that a command can read. */
  async file(name, value) {
    const file = path.join(this.home, name);
    await writeFile(file, JSON.stringify(value));
    return file;
  }

  /** A running site on a copy of the seed: `more` is said to it, and `spoilt` columns of its tables are gone. */
  async start(name, { more = {}, spoilt } = {}) {
    const folder = path.join(this.home, name);
    await cp(this.folder, folder, { recursive: true });
    if (spoilt) await spoil(path.join(folder, "heard.db"), spoilt);
    return Site.start(this.program, folder, more);
  }

  async remove() {
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Damages a database that nobody has open: in each table a column is not called what it was. */
async function spoil(file, columns) {
  let bytes = await readFile(file, "latin1");
  for (const [table, column] of Object.entries(columns)) {
    const made = new RegExp(`CREATE TABLE "${table}" \\([^)]*?"${column}"`);
    if (!made.test(bytes)) throw new Error(`no column ${column} of ${table} to spoil`);
    bytes = bytes.replace(made, (sql) => sql.replace(`"${column}"`, `"${"x".repeat(column.length)}"`));
  }
  await writeFile(file, bytes, "latin1");
}

function run(program, args, env, input) {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { cwd: root, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`heard ${args.join(" ")}: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin.end(input);
  });
}

/** The program while it serves. */
export class Site {
  static start(program, folder, more) {
    const site = new Site();
    site.folder = folder;
    site.log = "";
    site.environment = environment(folder, more);
    site.child = spawn(program, ["serve"], { cwd: root, env: site.environment });
    site.ended = new Promise((resolve) => site.child.on("exit", resolve));
    return new Promise((resolve, reject) => {
      const listen = (chunk) => {
        site.log += chunk;
        const found = /listening on (http:\/\/\S+)/.exec(site.log);
        if (found && !site.base) {
          site.base = found[1].replace(/\/$/, "");
          resolve(site);
        }
      };
      site.child.stdout.on("data", listen);
      site.child.stderr.on("data", listen);
      site.ended.then((code) => reject(new Error(`heard serve ended with ${code}: ${site.log}`)));
    });
  }

  /** Runs a command of the program on the data of this site while it serves. */
  heard(args) {
    return run(this.child.spawnfile, args, this.environment, "");
  }

  /** Sign-ins of the demo: role, address and password. */
  async signIns() {
    const lines = (await readFile(path.join(this.folder, "demo-sign-ins.txt"), "utf8")).split("\n");
    const words = lines.map((line) => line.trim().split(/\s+/)).filter((line) => line.length === 3);
    return new Map(words.map(([role, email, password]) => [role, { email, password }]));
  }

  /** The newest mail to an address, its text decoded; waits for it to be written. */
  async mail(address, { after = 0, within = 15_000 } = {}) {
    const folder = path.join(this.folder, "mail");
    const until = Date.now() + within;
    for (;;) {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
      const mails = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
      const theirs = mails.filter((mail) => new RegExp(`^To: .*${address.replaceAll(/[.+]/g, "\\$&")}`, "m").test(mail));
      if (theirs.length > after) return theirs.map(plain);
      if (Date.now() > until) throw new Error(`no mail to ${address}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async stop() {
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
    await this.ended;
    clearTimeout(late);
  }
}

/** Quoted-printable text as it reads. */
function plain(mail) {
  const bytes = mail.replaceAll(/=\r?\n/g, "").replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
