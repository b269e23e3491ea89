// One Chromium for the tests: Debian's, headless, kept off the network.
import { chromium } from "playwright-core";

export const site = process.env.STAGE3E_URL ?? "http://127.0.0.1:8080";
export const mailbox = process.env.STAGE3E_MAILBOX ?? "http://127.0.0.1:8081";

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

export function open() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}
