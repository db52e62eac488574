export type { TraefikLetsEncrypt, TraefikOptions } from "./options";
export { traefik } from "./traefik";
