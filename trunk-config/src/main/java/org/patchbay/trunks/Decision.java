package org.patchbay.trunks;

import java.util.List;
import java.util.Optional;

/** Where a call goes, and why. */
public sealed interface Decision {

  /** What was found on the way to the decision, in order, each a sentence for an operator. */
  List<String> reasons();

  /**
   * It rings a user. Whether the user exists and where it is registered is for the location service
   * to say.
   *
   * @param user the name
   * @param number the number of the inventory by which the user was called, if by one
   */
  record RingUser(String user, Optional<PhoneNumber> number, List<String> reasons)
      implements Decision {
    public RingUser {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * It goes out to the trunks of a route, tried in their order.
   *
   * @param number what is called
   * @param route the one that matched
   */
  record CallTrunks(PhoneNumber number, VoiceRoute route, List<String> reasons)
      implements Decision {
    public CallTrunks {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * It goes out to the carriers of Cloud Calling, tried in their order.
   *
   * @param number what is called
   * @param carriers at least one
   */
  record CallCarriers(PhoneNumber number, List<Carrier> carriers, List<String> reasons)
      implements Decision {
    public CallCarriers {
      carriers = List.copyOf(carriers);
      reasons = List.copyOf(reasons);
    }
  }

  /** Nobody serves the number: 404 (RFC 3261 §21.4.5). */
  record Unserved(List<String> reasons) implements Decision {
    public Unserved {
      reasons = List.copyOf(reasons);
    }
  }
}
