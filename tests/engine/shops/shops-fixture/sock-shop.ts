import type { Shop } from "./shop";

/* https://github.com/microservices-demo/microservices-demo, deploy/kubernetes/complete-demo.yaml, Apache-2.0 */

const mongo = {
  image: "docker.io/library/mongo:4.4.29",
  port: 27_017,
  needs: ["100m", "200Mi"],
  writes: ["/tmp", "/data/db"],
} as const;

/** Weaveworks' Sock Shop: fourteen workloads. */
export const sockShop: Shop = {
  "carts-db": mongo,
  "catalogue-db": {
    image: "docker.io/weaveworksdemos/catalogue-db:0.3.0",
    port: 3306,
    needs: ["100m", "200Mi"],
    writes: ["/var/lib/mysql"],
  },
  "orders-db": mongo,
  "user-db": { ...mongo, image: "docker.io/weaveworksdemos/user-db:0.3.0" },
  "session-db": { image: "docker.io/library/redis:7.2.5-alpine", port: 6379, needs: ["50m", "64Mi"] },
  rabbitmq: {
    image: "docker.io/library/rabbitmq:3.6.8-management",
    port: 5672,
    needs: ["100m", "200Mi"],
    writes: ["/var/lib/rabbitmq"],
  },
  carts: {
    image: "docker.io/weaveworksdemos/carts:0.4.8",
    port: 80,
    protocol: "http",
    needs: ["100m", "500Mi"],
    calls: ["carts-db"],
    writes: ["/tmp"],
  },
  catalogue: {
    image: "docker.io/weaveworksdemos/catalogue:0.3.5",
    port: 80,
    protocol: "http",
    needs: ["100m", "200Mi"],
    calls: ["catalogue-db"],
  },
  payment: { image: "docker.io/weaveworksdemos/payment:0.4.3", port: 80, protocol: "http", needs: ["99m", "200Mi"] },
  user: {
    image: "docker.io/weaveworksdemos/user:0.4.7",
    port: 80,
    protocol: "http",
    needs: ["100m", "200Mi"],
    calls: ["user-db"],
  },
  "queue-master": {
    image: "docker.io/weaveworksdemos/queue-master:0.3.1",
    port: 80,
    protocol: "http",
    needs: ["100m", "500Mi"],
    calls: ["rabbitmq"],
  },
  shipping: {
    image: "docker.io/weaveworksdemos/shipping:0.4.8",
    port: 80,
    protocol: "http",
    needs: ["100m", "500Mi"],
    calls: ["rabbitmq"],
    writes: ["/tmp"],
  },
  orders: {
    image: "docker.io/weaveworksdemos/orders:0.4.7",
    port: 80,
    protocol: "http",
    needs: ["100m", "500Mi"],
    calls: ["orders-db", "user", "carts", "payment", "shipping"],
    writes: ["/tmp"],
  },
  "front-end": {
    image: "docker.io/weaveworksdemos/front-end:0.3.12",
    port: [80, 8079],
    protocol: "http",
    needs: ["100m", "1000Mi"],
    calls: ["carts", "catalogue", "orders", "user", "session-db"],
    isPublic: true,
  },
};
