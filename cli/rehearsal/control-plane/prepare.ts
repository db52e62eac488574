import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { stringify } from "yaml";
import { UserError } from "../../user-error";
import type { ApiConnection } from "../kubernetes";
import { makeRunFolder } from "../processes";
import { type CertificateAuthority, createCertificateAuthority, createTokenSigningKeys } from "./certificates";
import {
  authenticationConfiguration,
  type ClusterAddresses,
  egressSelector,
  files,
  firstAddress,
} from "./component-arguments";
import { createTokenUsers, kubeconfig, type TokenUser, tokenFile } from "./credentials";

/** The lowest limit of all supported systems (macOS), with the terminating zero. */
const longestSocketPath = 103;

/** The authority that the control planes of a run share, and their users: one trusted certificate and one token reach all of them. */
export interface Identity {
  readonly authority: CertificateAuthority;
  readonly users: ReturnType<typeof createTokenUsers>;
}

/** The files from which a control plane starts. */
export interface PreparedDirectory {
  readonly directory: string;
  readonly identity: Identity;
  readonly admin: ApiConnection;
  readonly kubeconfig: string;
  readonly kubeconfigFile: string;
  /** The socket of the proxy to in-cluster services. */
  readonly socket: string;
  /** Removes the files outside the folder. */
  remove(): Promise<void>;
}

/**
 * Writes the certificates, keys, tokens and configuration of a control plane into an empty folder.
 *
 * @param known that of another control plane of the run @default a new one
 */
export async function prepareDirectory(
  directory: string,
  port: number,
  addresses: ClusterAddresses,
  known?: Identity,
): Promise<PreparedDirectory> {
  const serviceAddress = firstAddress(addresses.serviceCidr);
  await makeEmptyDirectory(directory);
  const [authority, tokenKeys] = await Promise.all([
    known?.authority ?? createCertificateAuthority(),
    createTokenSigningKeys(),
  ]);
  const socket = await socketPath(directory);
  const server = `https://127.0.0.1:${port}`;
  const users = known?.users ?? createTokenUsers();
  const contents = { ...certificateFiles(authority, serviceAddress), ...userFiles(server, authority, users) };
  await writeFiles(directory, {
    ...contents,
    tokenPublicKey: tokenKeys.publicKey,
    tokenPrivateKey: tokenKeys.privateKey,
    egress: stringify(egressSelector(socket.path)),
    authentication: stringify(authenticationConfiguration),
  });
  return {
    directory,
    identity: { authority, users },
    admin: connectionOf(server, authority, users.admin),
    kubeconfig: contents.kubeconfig,
    kubeconfigFile: path.join(directory, files.kubeconfig),
    socket: socket.path,
    remove: socket.remove,
  };
}

async function makeEmptyDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const found = await readdir(directory);
  if (found.length === 0) {
    return;
  }
  const some = found.slice(0, 3).join(", ");
  throw new UserError(`directory: expected an empty folder for the control plane, got ${directory} with ${some}`);
}

async function writeFiles(directory: string, contents: Readonly<Record<keyof typeof files, string>>): Promise<void> {
  const names = Object.keys(files) as (keyof typeof files)[];
  await Promise.all(names.map((name) => writeFile(path.join(directory, files[name]), contents[name], { mode: 0o600 })));
}

function certificateFiles(authority: CertificateAuthority, serviceAddress: string) {
  const service = [
    "kubernetes",
    "kubernetes.default",
    "kubernetes.default.svc",
    "kubernetes.default.svc.cluster.local",
  ];
  const serving = authority.issue(["localhost", "127.0.0.1", ...service, serviceAddress]);
  return {
    authorityCertificate: authority.certificate,
    authorityKey: authority.key,
    serverCertificate: serving.certificate,
    serverKey: serving.key,
  };
}

function userFiles(server: string, authority: CertificateAuthority, users: ReturnType<typeof createTokenUsers>) {
  const kubeconfigOf = (user: TokenUser) => kubeconfig(connectionOf(server, authority, user), user.name);
  return {
    tokens: tokenFile(Object.values(users)),
    kubeconfig: kubeconfigOf(users.admin),
    controllerManagerKubeconfig: kubeconfigOf(users.controllerManager),
    schedulerKubeconfig: kubeconfigOf(users.scheduler),
    kwokKubeconfig: kubeconfigOf(users.kwok),
  };
}

function connectionOf(server: string, { certificate }: CertificateAuthority, { token }: TokenUser): ApiConnection {
  return { server, certificateAuthority: certificate, token };
}

/** Chooses a socket in the control plane's folder, or outside if that path is too long. */
async function socketPath(directory: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const inside = path.join(directory, "egress.sock");
  if (Buffer.byteLength(inside) <= longestSocketPath) {
    return { path: inside, remove: () => Promise.resolve() };
  }
  const outside = await makeRunFolder();
  return { path: path.join(outside, "egress.sock"), remove: () => rm(outside, { recursive: true, force: true }) };
}
