import {
  type Autoscaling,
  Deployment,
  type DeploymentArgs,
  type Exposure,
  eventScaling,
  type Probe,
  type Resources,
  type Tenant,
  together,
} from "../../components";
import { type CartStoreArgs, durableCarts } from "./durable-carts";

/** Google's Online Boutique, https://github.com/GoogleCloudPlatform/microservices-demo, Apache-2.0 */
const release = "v0.10.6";
const registry = "us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo";

/** Options of the Online Boutique. */
export interface OnlineBoutiqueOptions {
  readonly tenant: Tenant;
  /** Key of the platform's certificate issuer. @default none: the cloud issues the certificates */
  readonly issuer?: string | undefined;
  /** Host names of the frontend. @default `frontend` as a subdomain of the platform's domain */
  readonly hosts?: Pick<Exposure, "hosts" | "redirectHosts">;
  /** Whether carts outlive the pod that stores them. This needs volumes. @default false */
  readonly durable?: boolean;
}

/** Runs the shop: eleven services and the cart store. A service is declared before its callers. */
export function onlineBoutique({ tenant, issuer, hosts, durable = false }: OnlineBoutiqueOptions): Deployment {
  const deploy = (workloadName: string, args: Omit<DeploymentArgs, "tenant">) =>
    new Deployment(`${tenant.homeName}-${workloadName}`, { tenant, workloadName, ...args } as DeploymentArgs);
  const service = (name: string, args: Omit<DeploymentArgs, "tenant" | "image">) =>
    deploy(name, { image: `${registry}/${name}:${release}`, ...args });

  /* These services call no other service, so all their mistakes are found in one run. */
  const { redis, ad, currency, email, payment, shipping, catalog } = together({
    redis: () => (durable ? durableCarts(tenant, cartStore) : deploy("redis-cart", { ...cartStore, ...fleeting })),
    ad: () =>
      service("adservice", {
        ...grpc(9555, { initialDelaySeconds: 20, periodSeconds: 15 }),
        resources: resources("200m", "180Mi", "300m", "300Mi"),
      }),
    currency: () => service("currencyservice", { ...grpc(7000), ...noProfiler(7000), resources: small }),
    email: () =>
      service("emailservice", {
        ...grpc(8080, { periodSeconds: 5 }),
        ports: [{ name: "grpc", port: 5000, targetPort: 8080 }],
        ...noProfiler(8080),
        resources: small,
      }),
    payment: () => service("paymentservice", { ...grpc(50051), ...noProfiler(50051), resources: small }),
    shipping: () => service("shippingservice", { ...grpc(50051), ...noProfiler(50051), resources: small }),
    catalog: () => service("productcatalogservice", { ...grpc(3550), ...noProfiler(3550), resources: small }),
  });
  const cart = service("cartservice", {
    ...grpc(7070, { initialDelaySeconds: 15 }),
    env: { REDIS_ADDR: "redis-cart:6379" },
    resources: resources("200m", "64Mi", "300m", "128Mi"),
    calls: [redis],
  });
  const recommendation = service("recommendationservice", {
    ...grpc(8080, { periodSeconds: 5 }),
    env: { PORT: "8080", PRODUCT_CATALOG_SERVICE_ADDR: "productcatalogservice:3550", DISABLE_PROFILER: "1" },
    resources: resources("100m", "220Mi", "200m", "450Mi"),
    calls: [catalog],
  });
  const checkout = service("checkoutservice", {
    ...grpc(5050),
    env: {
      PORT: "5050",
      PRODUCT_CATALOG_SERVICE_ADDR: "productcatalogservice:3550",
      SHIPPING_SERVICE_ADDR: "shippingservice:50051",
      PAYMENT_SERVICE_ADDR: "paymentservice:50051",
      EMAIL_SERVICE_ADDR: "emailservice:5000",
      CURRENCY_SERVICE_ADDR: "currencyservice:7000",
      CART_SERVICE_ADDR: "cartservice:7070",
    },
    resources: small,
    calls: [catalog, shipping, payment, email, currency, cart],
  });
  const frontend = service("frontend", {
    autoscaling: { minReplicas: 2, maxReplicas: 10 },
    ports: [{ name: "http", port: 80, targetPort: 8080 }],
    env: {
      PORT: "8080",
      PRODUCT_CATALOG_SERVICE_ADDR: "productcatalogservice:3550",
      CURRENCY_SERVICE_ADDR: "currencyservice:7000",
      CART_SERVICE_ADDR: "cartservice:7070",
      RECOMMENDATION_SERVICE_ADDR: "recommendationservice:8080",
      SHIPPING_SERVICE_ADDR: "shippingservice:50051",
      CHECKOUT_SERVICE_ADDR: "checkoutservice:5050",
      AD_SERVICE_ADDR: "adservice:9555",
      SHOPPING_ASSISTANT_SERVICE_ADDR: "shoppingassistantservice:80",
      ENABLE_PROFILER: "0",
    },
    readinessProbe: homePage("x-readiness-probe"),
    livenessProbe: homePage("x-liveness-probe"),
    resources: small,
    calls: [catalog, currency, cart, recommendation, shipping, checkout, ad],
    expose: { ...(issuer !== undefined && { issuer }), ...hosts },
  });
  service("loadgenerator", {
    /* The load follows from USERS, not from the tier. */
    ...(tenant.platform.find(eventScaling) === undefined ? { replicas: 1 } : { autoscaling: officeHours }),
    env: { FRONTEND_ADDR: "frontend:80", USERS: "10", RATE: "1" },
    terminationGracePeriodSeconds: 5,
    resources: resources("300m", "256Mi", "500m", "512Mi"),
    calls: [frontend],
  });
  return frontend;
}

const cartStore: CartStoreArgs = {
  image: "redis:alpine@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb",
  ports: [{ name: "tcp-redis", port: 6379 }],
  resources: resources("70m", "200Mi", "125m", "256Mi"),
};

/* One store without copies, the same as upstream: the carts are lost when the pod moves. */
const fleeting: Omit<DeploymentArgs, "tenant" | "image"> = {
  replicas: 1,
  strategy: { type: "Recreate" },
  emptyDirs: { "redis-data": { mountPath: "/data", sizeLimit: "200Mi" } },
};

/** Generates load only in office hours. */
const officeHours: Autoscaling = {
  minReplicas: 0,
  maxReplicas: 1,
  triggers: { "office-hours": { type: "cron", start: "0 6 * * 1-5", end: "0 20 * * 1-5", desiredReplicas: 1 } },
};

const small = resources("100m", "64Mi", "200m", "128Mi");

function resources(cpu: string, memory: string, cpuLimit: string, memoryLimit: string): Resources {
  return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } };
}

/** Describes a gRPC service with gRPC probes that stops within five seconds. */
function grpc(port: number, timing: Pick<Probe, "initialDelaySeconds" | "periodSeconds"> = {}) {
  const probe: Probe = { grpc: { port }, ...timing };
  return {
    ports: [{ name: "grpc", port }],
    env: { PORT: String(port) },
    readinessProbe: probe,
    livenessProbe: probe,
    terminationGracePeriodSeconds: 5,
  };
}

function noProfiler(port: number) {
  return { env: { PORT: String(port), DISABLE_PROFILER: "1" } };
}

/** Probes the home page. Without the cookie, each probe would open a session. */
function homePage(session: string): Probe {
  const httpHeaders = [{ name: "Cookie", value: `shop_session-id=${session}` }];
  return { httpGet: { path: "/_healthz", port: 8080, httpHeaders }, initialDelaySeconds: 10 };
}
