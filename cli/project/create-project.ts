import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { version } from "../package.json";
import { UserError } from "../user-error";

const template = join(__dirname, "..", "templates", "platform");

/**
 * Writes a new Pulumi project from the template.
 *
 * @param folder a folder that does not exist or is empty
 * @param name the project's name. @default the folder's
 * @returns the files, relative to the folder
 * @throws UserError if the folder has files, or if the name cannot be one of a project, a package and a configuration key
 */
export function createProject(folder: string, name = basename(resolve(folder))): string[] {
  if (!/^[a-z][-a-z0-9]{0,38}[a-z0-9]$/.test(name)) {
    const form = 'a name of 2 to 40 characters of a-z, 0-9 and "-", beginning with a letter';
    throw new UserError(`--name: expected ${form}, got ${JSON.stringify(name)}`);
  }
  if (folder === "" || (existsSync(folder) && !statSync(folder).isDirectory())) {
    throw new UserError(
      `<folder>: expected a new or empty folder, got ${JSON.stringify(folder)}; choose another folder`,
    );
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UserError(`${folder}: expected a new or empty folder, got one with files; choose another folder`);
  }
  const files = filesOf(template);
  for (const file of files) {
    const target = join(folder, nameIn(file));
    const text = readFileSync(join(template, file), "utf8");
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text.replaceAll("${PROJECT}", name).replaceAll("${VERSION}", version));
  }
  return files.map(nameIn).sort();
}

/** npm packs no file that is called `.gitignore`. */
function nameIn(file: string): string {
  return file === "gitignore" ? ".gitignore" : file;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
