package dev.flowtrail.sdk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one secret. */
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "hmac:";

  private final Mac keyed;

  KeyedHash(String secret) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Running begin() {
    try {
      return new Running((Mac) keyed.clone());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A hash of texts that come one after the other. */
  static final class Running {
    private final Mac mac;
    private boolean begun;

    private Running(Mac mac) {
      this.mac = mac;
    }

    /** A single text hashes as itself; of several, each is told apart from its neighbours. */
    void add(String text) {
      if (begun) {
        mac.update((byte) 0);
      }
      begun = true;
      mac.update(text.getBytes(StandardCharsets.UTF_8));
    }

    String result() {
      return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    }
  }
}
