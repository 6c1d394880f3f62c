package org.patchbay.server.config;

import java.util.Optional;
import org.patchbay.config.Syntax;
import org.patchbay.server.users.UserSyntax;

/** How a user's name is written in a configuration file: as at the command line. */
final class UserName {

  static final Syntax<String> SYNTAX =
      Syntax.of(
          "a user's name",
          "use letters, digits and -_.!~*'()&=+$,?/ , at most 64, and no +, - or . at the beginning",
          text -> Optional.of(text).filter(UserSyntax::isName));

  private UserName() {}
}
