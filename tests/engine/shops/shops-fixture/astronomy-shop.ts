import type { Shop, ShopService } from "./shop";

/* https://github.com/open-telemetry/opentelemetry-demo, compose.yaml of 3.0.0, Apache-2.0. The platform has a collector of its own. */

const service = (
  name: string,
  port: number,
  memory: string,
  more: Pick<ShopService, "calls" | "isPublic" | "protocol"> = {},
): ShopService => ({
  image: `ghcr.io/open-telemetry/demo:3.0.0-${name}`,
  port,
  needs: ["50m", memory],
  protocol: "http",
  ...more,
});

/** OpenTelemetry's Astronomy Shop: twenty-two workloads. */
export const astronomyShop: Shop = {
  "astronomy-db": {
    image: "docker.io/library/postgres:18.4",
    port: 5432,
    needs: ["100m", "80Mi"],
    writes: ["/var/lib/postgresql", "/var/run/postgresql"],
  },
  "valkey-cart": { image: "ghcr.io/valkey-io/valkey:9.0.4-alpine3.23", port: 6379, needs: ["50m", "20Mi"] },
  kafka: {
    image: "ghcr.io/open-telemetry/demo:2.2.0-kafka",
    port: 9092,
    needs: ["100m", "600Mi"],
    writes: ["/tmp", "/opt/kafka/logs"],
  },
  flagd: {
    image: "ghcr.io/open-feature/flagd:v0.16.0",
    port: 8013,
    protocol: "grpc",
    needs: ["50m", "75Mi"],
    writes: ["/etc/flagd"],
  },
  "flagd-ui": service("flagd-ui", 4000, "200Mi", { calls: ["flagd"] }),
  "telemetry-docs": service("telemetry-docs", 8000, "100Mi"),
  "image-provider": service("image-provider", 8081, "120Mi"),
  quote: service("quote", 8090, "40Mi"),
  currency: service("currency", 7001, "20Mi", { protocol: "grpc" }),
  email: service("email", 6060, "100Mi", { calls: ["flagd"] }),
  ad: service("ad", 9555, "300Mi", { protocol: "grpc", calls: ["flagd"] }),
  payment: service("payment", 50_051, "140Mi", { protocol: "grpc", calls: ["flagd"] }),
  cart: service("cart", 7070, "160Mi", { protocol: "grpc", calls: ["flagd", "valkey-cart"] }),
  "product-catalog": service("product-catalog", 3550, "20Mi", { protocol: "grpc", calls: ["flagd", "astronomy-db"] }),
  recommendation: service("recommendation", 9001, "500Mi", { protocol: "grpc", calls: ["flagd", "product-catalog"] }),
  shipping: service("shipping", 50_050, "20Mi", { calls: ["flagd", "quote"] }),
  accounting: { ...service("accounting", 0, "120Mi", { calls: ["kafka", "astronomy-db"] }), port: undefined },
  "fraud-detection": { ...service("fraud-detection", 0, "300Mi", { calls: ["kafka", "flagd"] }), port: undefined },
  checkout: service("checkout", 5050, "20Mi", {
    protocol: "grpc",
    calls: ["cart", "currency", "email", "payment", "product-catalog", "shipping", "flagd", "kafka"],
  }),
  frontend: service("frontend", 8080, "250Mi", {
    calls: ["ad", "cart", "checkout", "currency", "product-catalog", "recommendation", "shipping", "flagd"],
  }),
  "frontend-proxy": service("frontend-proxy", 8080, "90Mi", {
    calls: ["frontend", "flagd", "flagd-ui", "image-provider", "telemetry-docs"],
    isPublic: true,
  }),
  "load-generator": {
    ...service("load-generator", 0, "512Mi", { calls: ["frontend-proxy", "flagd"] }),
    port: undefined,
  },
};
