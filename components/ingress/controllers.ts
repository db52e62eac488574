import type { IngressClass } from "../capabilities";

/** Annotations of an object. */
type Annotations = Readonly<Record<string, string>>;

/** How an Ingress redirects a host: with annotations only, or with a backend that annotations describe. */
export type Redirect =
  | { readonly annotations: Annotations; readonly rule: "none" }
  | { readonly annotations: Annotations; readonly rule: { readonly service: string; readonly port: string } };

/** The features of an ingress controller, in its own terms. */
export interface ControllerTerms {
  /** `issuer`: certificates come from the platform's issuers. `cloud`: the load balancer finds certificates in the cloud's store, by host. */
  readonly certificates: "issuer" | "cloud";
  /** Annotations of an Ingress. The key says who can reach the load balancer. Set only if each Ingress has a separate load balancer. */
  readonly loadBalancer?: Readonly<Record<"internal" | "public", Annotations>>;
  /** Annotations for a workload that speaks gRPC. */
  readonly grpc: { readonly ingress: Annotations; readonly service: Annotations } | NotSupported;
  readonly redirect: (from: readonly string[], to: string) => Redirect | NotSupported;
}

/** Why a controller does not support a feature. Messages put the reason after "… is not supported by NAME;". */
export interface NotSupported {
  readonly reason: string;
}

/** Reports whether an entry of the terms says that the feature is not supported. */
export function isNotSupported(terms: object): terms is NotSupported {
  return "reason" in terms;
}

const alb = "alb.ingress.kubernetes.io";
const albListeners = { [`${alb}/listen-ports`]: '[{"HTTP":80},{"HTTPS":443}]', [`${alb}/success-codes`]: "200-399" };
const grpcCodes = { [`${alb}/backend-protocol-version`]: "GRPC", [`${alb}/success-codes`]: "0-99" };

/** Controllers by `IngressClass.spec.controller`. */
const controllers: Readonly<Record<string, ControllerTerms>> = {
  /* https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/ */
  "traefik.io/ingress-controller": {
    certificates: "issuer",
    grpc: { ingress: {}, service: { "traefik.ingress.kubernetes.io/service.serversscheme": "h2c" } },
    redirect: () => ({
      reason: "Traefik's Ingresses cannot redirect; use traefik({ gateway: true })",
    }),
  },
  /* https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
  "k8s.io/ingress-nginx": {
    certificates: "issuer",
    grpc: { ingress: { "nginx.ingress.kubernetes.io/backend-protocol": "GRPC" }, service: {} },
    redirect: (from, to) =>
      from.length === 1 && (from[0] === `www.${to}` || to === `www.${from[0] ?? ""}`)
        ? { annotations: { "nginx.ingress.kubernetes.io/from-to-www-redirect": "true" }, rule: "none" }
        : { reason: "ingress-nginx keeps the path only in redirects between HOST and www.HOST" },
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

/** Any other controller. Keelson uses only features that Kubernetes defines. */
const unknown: ControllerTerms = {
  certificates: "issuer",
  grpc: { reason: "Keelson does not know the controller's annotations" },
  redirect: () => ({ reason: "Keelson does not know the controller's annotations" }),
};

/** Returns where the certificates for a class' hosts come from. */
export function certificatesOf({
  controller,
  certificates,
}: Pick<IngressClass, "controller" | "certificates">): ControllerTerms["certificates"] | "controller" {
  return certificates ?? controllerTerms(controller).certificates;
}

/**
 * Returns the features of a controller, by `IngressClass.spec.controller`. For a further installation, this value ends in `-` and the installation's
 * name.
 */
export function controllerTerms(controller: string): ControllerTerms {
  const known = Object.keys(controllers).find((one) => controller === one || controller.startsWith(`${one}-`));
  return controllers[known ?? ""] ?? unknown;
}
