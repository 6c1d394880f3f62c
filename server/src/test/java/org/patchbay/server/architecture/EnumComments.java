package org.patchbay.server.architecture;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source says of the constants of an enum. */
final class EnumComments {
  private final String body;

  EnumComments(Class<?> type) {
    Class<?> file = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    String source = Project.text(Project.sourceOf(file.getSimpleName()).orElseThrow());
    body = source.substring(source.indexOf("enum " + type.getSimpleName() + " {"));
  }

  /** The comment on a constant as one line; without one, its name in words. */
  String of(Enum<?> constant) {
    Matcher found =
        Pattern.compile("(?sm)(?:/\\*\\*((?:(?!\\*/).)*)\\*/)?\\s*^\\s*" + constant.name() + "\\b")
            .matcher(body);
    return found.find() && found.group(1) != null
        ? plain(found.group(1))
        : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("(?m)^\\s*\\* ?", "")
        .replaceAll("\\{@\\w+ #?([^}]*)\\}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
