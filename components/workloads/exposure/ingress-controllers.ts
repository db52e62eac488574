/** Annotations of an object. */
type Annotations = Readonly<Record<string, string>>;

/** How a host that only leads to another is said: by annotations, or by a backend that annotations describe. */
export type Redirect =
  | { readonly annotations: Annotations; readonly rule: "none" }
  | { readonly annotations: Annotations; readonly rule: { readonly service: string; readonly port: string } };

/** What an ingress controller can do with an Ingress, in its own terms. */
export interface ControllerTerms {
  /** Whether certificates come from the platform's issuers, or are found by host in the cloud's own store. */
  readonly certificates: "issuer" | "cloud";
  /** Annotations of every Ingress, by who can reach its load balancer; only where each has one of its own. */
  readonly loadBalancer?: Readonly<Record<"internal" | "public", Annotations>>;
  /** Annotations for a workload that speaks gRPC. */
  readonly grpc: { readonly ingress: Annotations; readonly service: Annotations } | NotSupported;
  readonly redirect: (from: readonly string[], to: string) => Redirect | NotSupported;
}

/** Why a controller cannot do something, as the end of the sentence "… is not supported by NAME: ". */
export interface NotSupported {
  readonly reason: string;
}

/** Tells what cannot be done. */
export function isNotSupported(terms: object): terms is NotSupported {
  return "reason" in terms;
}

const alb = "alb.ingress.kubernetes.io";
const albListeners = { [`${alb}/listen-ports`]: '[{"HTTP":80},{"HTTPS":443}]', [`${alb}/success-codes`]: "200-399" };
const grpcCodes = { [`${alb}/backend-protocol-version`]: "GRPC", [`${alb}/success-codes`]: "0-99" };

/** Each controller by `IngressClass.spec.controller`. */
const controllers: Readonly<Record<string, ControllerTerms>> = {
  /* https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/ */
  "traefik.io/ingress-controller": {
    certificates: "issuer",
    grpc: { ingress: {}, service: { "traefik.ingress.kubernetes.io/service.serversscheme": "h2c" } },
    redirect: () => ({ reason: "its Ingresses have none without kinds of its own; use traefik({ gateway: true })" }),
  },
  /* https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
  "k8s.io/ingress-nginx": {
    certificates: "issuer",
    grpc: { ingress: { "nginx.ingress.kubernetes.io/backend-protocol": "GRPC" }, service: {} },
    redirect: (from, to) =>
      from.length === 1 && (from[0] === `www.${to}` || to === `www.${from[0] ?? ""}`)
        ? { annotations: { "nginx.ingress.kubernetes.io/from-to-www-redirect": "true" }, rule: "none" }
        : { reason: "it keeps the path only between a host and its www." },
  },
  /* https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/ */
  "ingress.k8s.aws/alb": {
    certificates: "cloud",
    loadBalancer: {
      internal: { ...albListeners, [`${alb}/scheme`]: "internal" },
      public: { ...albListeners, [`${alb}/scheme`]: "internet-facing" },
    },
    grpc: { ingress: grpcCodes, service: {} },
    redirect: (_, to) => {
      const redirectConfig = { host: to, port: "443", protocol: "HTTPS", statusCode: "HTTP_301" };
      return {
        annotations: { [`${alb}/actions.redirect`]: JSON.stringify({ type: "redirect", redirectConfig }) },
        rule: { service: "redirect", port: "use-annotation" },
      };
    },
  },
};

/** A controller that somebody else's add-on brought: what Kubernetes itself has, and no more. */
const unknown: ControllerTerms = {
  certificates: "issuer",
  grpc: { reason: "its annotations are not known here" },
  redirect: () => ({ reason: "its annotations are not known here" }),
};

/** What a controller can do, by `IngressClass.spec.controller`. */
export function controllerTerms(controller: string): ControllerTerms {
  return controllers[controller] ?? unknown;
}
