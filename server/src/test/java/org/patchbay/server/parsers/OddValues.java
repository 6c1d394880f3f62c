package org.patchbay.server.parsers;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Header values on which parsers differ, and pieces that turn sound ones into such. Values stand
 * between {@code ||} or line ends; {@code \\r} is a CRLF, {@code <nothing>} is empty.
 */
final class OddValues {
  private static final Pattern BETWEEN = Pattern.compile(" \\|\\| |\n");

  private OddValues() {}

  private static List<String> values(String block) {
    return BETWEEN
        .splitAsStream(block)
        .map(value -> value.replace("\r", "\r\n").replace("<nothing>", ""))
        .toList();
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Pieces to put in anywhere. */
  static final List<String> PIECES =
      values(
          """
          \s || \t || \s\s || \r\s || \r\t || \r \r\s || ; || , || " || \\ || \\" || < || >
          @ || : || = || ? || # || % || %00 || %0d%0a || %41 || %4 || [ || ] || [::1] || (
          ) || (c) || { || } || / || * || ' || ` || | || ^ || \0 || \1 || \177 || \u00ff
          \u00c3\u00a9 || \u00c3 || \u00e2\u0080\u00a8 || \13 || \205 || \240 || ;tag=x
          ;tag || ;tag= || ;TAG=y || ;tag="q" || ; tag = z || ;lr || ;lr=on || ;a="b;c,d>"
          ;user=phone || ;transport=tcp || ;%74ag=x || ?Route=x || ?a=b&c=d || :5060 || :0
          : || :65535 || :65536 || :99999999999 || 0 || 00 || -1 || +1 || 4294967296 || sip:
          sips: || tel: || <sip:x@y> || "a" <sip:x@y> || anonymous || . || .. || - || _
          SIP/2.0
          """);

  private static final List<String> PARTIES =
      values(
          """
          sip:a@h || sip:a@h;tag=1 || <sip:a@h>;tag=1;tag=2 || <sip:a@h>;TAG=1;x="tag=3"
          <sip:a@h;tag=u>;tag=1 || <sip:a@h>;tag || <sip:a@h>;tag;tag=1 || <sip:a@h>;tag="a b"
          <sip:a@h>;tag="a" || <sip:a@h>;tag=[1] || <sip:a@h>;tag=a:b || <sip:a@h>;tag=a@b
          <sip:a@h>;tag=\u00ff || <sip:a@h>;tag=\u00c3\u00a9 || <sip:a@h>;tag=a%41
          <sip:a@h>;tag=a=b || <sip:a@h> ; tag = 1 ; y || <sip:a@h>;;tag=1 || <sip:a@h>;tag=1;
          "" <sip:a@h>;tag=1 || "A \\" <sip:b@i>;tag=2" <sip:a@h>;tag=1
          "A\\\\" <sip:a@h>;tag=1 || "A, B; C" <sip:a@h>;tag=1 || A B. C <sip:a@h>;tag=1
          A, B <sip:a@h>;tag=1 || A\\" <sip:a@h>;tag=1 || \u00c3\u00a9 <sip:a@h>;tag=1
          "\u00ff" <sip:a@h>;tag=1 || "A"<sip:a@h>;tag=1 || A<sip:a@h>;tag=1
          "A" "B" <sip:a@h>;tag=1 || "A" B <sip:a@h>;tag=1 || *<sip:a@h>;tag=1
          < sip:a@h >;tag=1 || <sip:a@h >;tag=1 || <sip:a@h>,<sip:b@i>;tag=1
          <sip:a@h>;tag=1, <sip:b@i>;tag=2 || sip:a@h,sip:b@i;tag=1 || sip:a;b@h;tag=1
          sip:a;tag=2@h;tag=1 || sip:a@h?x=y;tag=1 || <sip:a@h?tag=2>;tag=1
          <sip:a?b@h>;tag=1 || <sip:a%40b@h>;tag=1 || <sip:%61@h>;tag=1 || <sip:a:p@h>;tag=1
          <sip:a:@h>;tag=1 || <sip:a:p:q@h>;tag=1 || <sip::p@h>;tag=1 || <sip:@h>;tag=1
          <sip:h>;tag=1 || <sip:a@b@h>;tag=1 || <sip:a#b@h>;tag=1 || <sip:a/b@h>;tag=1
          <sip:a,b@h>;tag=1 || <sip:a;b=c;d@h>;tag=1 || <sip:a&b=c+d$e@h>;tag=1
          <sip:a b@h>;tag=1 || <sip:a%00b@h>;tag=1 || <sip:a%@h>;tag=1
          <sip:a\u00ffb@h>;tag=1 || <sip:a@H>;tag=1 || <SIP:a@h>;tag=1 || <sips:a@h>;tag=1
          <Sip:a@h>;tag=1 || <tel:+1-425-555>;tag=1 || <tel:+1;ext=2>;tag=1 || <tel:abc>;tag=1
          tel:+1425;tag=1 || <tel:>;tag=1 || <http://h/p?q>;tag=1 || <urn:service:sos>;tag=1
          <mailto:a@h>;tag=1 || <x:>;tag=1 || <sip:a@[::1]>;tag=1 || <sip:a@[::1]:5070>;tag=1
          <sip:a@[::ffff:1.2.3.4]>;tag=1 || <sip:a@::1>;tag=1 || <sip:a@[::1>;tag=1
          <sip:a@[fe80::1%25eth0]>;tag=1 || <sip:a@[::G]>;tag=1 || <sip:a@[:::]>;tag=1
          <sip:a@1.2.3.4.>;tag=1 || <sip:a@1.2.3>;tag=1 || <sip:a@256.1.1.1>;tag=1
          <sip:a@h.>;tag=1 || <sip:a@.h>;tag=1 || <sip:a@-h>;tag=1 || <sip:a@h_i>;tag=1
          <sip:a@h..i>;tag=1 || <sip:a@xn--9ca>;tag=1 || <sip:a@h:>;tag=1 || <sip:a@h:0>;tag=1
          <sip:a@h:05060>;tag=1 || <sip:a@h:65536>;tag=1 || <sip:a@h:5060x>;tag=1
          <sip:a@h:-1>;tag=1 || <sip:a@h;>;tag=1 || <sip:a@h;p>;tag=1 || <sip:a@h;p=>;tag=1
          <sip:a@h;=v>;tag=1 || <sip:a@h;p=v;p=w>;tag=1 || <sip:a@h;p="v">;tag=1
          <sip:a@h;p=a>b>;tag=1 || <sip:a@h;user=phone;isub=1>;tag=1
          <sip:a@h;maddr=1.2.3.4;ttl=1>;tag=1 || <sip:a@h;method=BYE>;tag=1
          <sip:a@h;P=V>;tag=1 || <sip:a@h;p=%41>;tag=1 || <sip:a@h;lr;transport=TCP>;tag=1
          <sip:+1425;phone-context=h@h>;tag=1 || <sip:+1-(425)@h>;tag=1 || <sip:*97@h>;tag=1
          <a@h>;tag=1 || a@h || <>;tag=1 || < || > || " || "A" || <nothing> || ;tag=1 || sip:
          <sip:>;tag=1 || <sip:a@>;tag=1 || sip:a@h ;tag=1
          """);

  private static final List<String> CONTACTS =
      values(
          """
          * || <sip:a@h> || sip:a@h || sip:a@h;x=y || sip:a@h;expires=5;q=0.5
          <sip:a@h;x=y>;q=2 || <sip:a@h>;q=abc || <sip:a@h>;expires=abc
          <sip:a@h>;expires=99999999999 || <sip:a@h>, || ,<sip:a@h> || <sip:a@h>,,<sip:b@h>
          <sip:a@h>, <sip:b@h> || <sip:a@h>, * || *, <sip:a@h> || "x,y" <sip:a@h>, <sip:b@i>
          "x\\"<sip:c@j>," <sip:a@h> || <sip:a@h?Replaces=x> || <sip:a@h;gr>
          <sip:a@h;ob>;+sip.instance="<urn:uuid:1>" || <sip:a,b@h> || <sip:a@h>;x=",<sip:b@h>"
          sip:a@h,sip:b@h || sip:a,b@h || <nothing> || \s || <sip:a@h || <sip:a@h>>
          <<sip:a@h>> || <tel:+1> || tel:+1 || <sip:a@[::1]:5060;lr>
          """);

  private static final List<String> ROUTES =
      values(
          """
          <sip:r;lr> || <sip:r> || <sip:u@r:5070;lr;x=y> || <sip:r;lr>, <sip:s;lr>
          <sip:r;lr>, || ,<sip:r;lr> || sip:r;lr || "R" <sip:r;lr> || "R, <sip:x>" <sip:r;lr>
          <sip:r;lr>;x="y,z" || <sip:r;lr>;x || <sip:r;lr=true> || <sip:r;LR>
          <sip:[::1];lr> || <sip:a,b@r;lr>,<sip:s;lr> || <tel:+1> || <sip:r;lr> ;a = b
          <sip:r;lr || * || <nothing> || , || <sip:r?a=b> || <SIP:R;lr> || <sip:r;lr>;;x
          """);

  /** Headers that parsers know, and that a message may have besides. */
  static final List<String> MORE_NAMES =
      values(
          """
          Require || Supported || Unsupported || Allow || Accept || Accept-Encoding
          Alert-Info || Call-Info || Content-Disposition || Content-Encoding || Date
          Error-Info || Event || Expires || In-Reply-To || MIME-Version || Min-SE
          Organization || Priority || Privacy || Proxy-Require || RAck || RSeq || Reason
          Refer-To || Referred-By || Replaces || Reply-To || Retry-After || Server
          Session-Expires || Subject || Timestamp || User-Agent || Warning || WWW-Authenticate
          Authorization || P-Preferred-Identity || P-Access-Network-Info || P-Charging-Vector
          Path || Service-Route || k || x || s || y
          """);

  /** Values for any of them. */
  static final List<String> MORE_VALUES =
      values(
          """
          <nothing> || , || ; || x || x,,y || x;y=z;y || " || "x" <sip:a@h> || <sip:a@h> || <
          1 || -1 || 99999999999 || 1 2 3 || 1 INVITE || a/b || a/b;c="d || 301 h "x"
          Digest a=b || Digest realm=" || Mon, 01 Jan 2024 00:00:00 GMT || (c)
          1800;refresher=uac || \u00ff || call@id;to-tag=a;from-tag=b
          SIP;cause=200;text="x" || x=y || = || * || a b c
          """);

  /** Request-URIs. */
  static final List<String> URIS =
      values(
          """
          sip:+14255550100@example.com || sip:+1-425-(555)@example.com
          sip:a%40b@example.com || sip:%2B1425@example.com || sip:a;b=c@example.com
          sip:a?b@example.com || sip:+1425;phone-context=x@example.com;user=phone
          sip:a:p@example.com || sip:a:p:q@example.com || sip:a:@example.com
          sip:a,b@example.com || sip:a@EXAMPLE.com || SIP:a@example.com
          sip:a@example.com:5060 || sip:a@example.com:05060 || sip:a@10.0.0.1
          sip:a@10.0.0.1:5060;transport=udp || sip:a@example.com;p || sip:a@example.com;p=
          sip:a@example.com;p=v;p=w || sip:a@example.com;P=%41
          sip:a@example.com;lr;maddr=1.2.3.4;ttl=5;method=BYE
          sip:a@example.com;user=phone;isub=x || sip:a@example.com;p=[::1]/:&+$
          sip:a#b@example.com || sip:a/b@example.com || sip:a%00@example.com
          sip:a%0D%0Ab@example.com || sip:a%@example.com || sip:a%4@example.com
          sip:a\u00ff@example.com || sip:a%FF@example.com || sip:a%20b@example.com
          sip:a=b&c+d$e@example.com || sip:a!b~c*d'e(f)g@example.com || sip:.@example.com
          sip:;@example.com || sip:?@example.com || sip:a;@example.com
          sip:a;tag=x@example.com || sip:a@example.com; || sip:a@example.com;;p
          sip:a@example.com?x=y || sip:a@example.com;p=a?b || sip:a@example.com;p="q"
          sip:a@example.com. || sip:@example.com || sip:example.com || <sip:a@example.com>
          sips:a@example.com || sip:a@b@example.com || sip:a@[::1] || tel:+1425
          sip:a b@example.com
          sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com
          """);

  /** Values for a header by its name. */
  static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("From", PARTIES),
          Map.entry("To", PARTIES),
          Map.entry("Contact", both(CONTACTS, PARTIES)),
          Map.entry("Record-Route", both(ROUTES, PARTIES)),
          Map.entry("Route", both(ROUTES, PARTIES)),
          Map.entry(
              "Via",
              values(
                  """
          SIP/2.0/UDP h || SIP/2.0/UDP h;branch=1 || SIP/2.0/UDP h;branch=z9hG4bK
          SIP / 2.0 / UDP h:5060 ; branch=z9hG4bKv || SIP/2.0/UDP [::1];branch=z9hG4bKv
          SIP/2.0/UDP h;branch=z9hG4bKa;branch=z9hG4bKb || SIP/3.0/UDP h || SIP/2.0/ h
          SIP/2.0/UDP h:99999;branch=z9hG4bKv || SIP/2.0/UDP h;rport;received=::1
          SIP/2.0/UDP h;branch="z9hG4bKv" || SIP/2.0/UDP h;ttl=999;maddr=1.2.3.4 || <nothing>
          SIP/2.0/UDP h,SIP/2.0/UDP i || SIP/2.0/UDP h (comment) || SIP/2.0/UNKNOWN h
          SIP/2.0/UDP h;branch || SIP/2.0/UDP h;hidden;x= || X/2.0/UDP h
          SIP/2.0/UDP h_i;branch=z9hG4bKv || SIP/2.0/UDP h, || SIP/2.0/UDP h;rport=0
          """)),
          Map.entry(
              "CSeq",
              values(
                  """
          0 METHOD || 4294967295 METHOD || 4294967296 METHOD || 2147483648 METHOD
          2147483647 METHOD || 00001 METHOD || +1 METHOD || -1 METHOD || 1  METHOD
          1\tMETHOD || 1 method || 1METHOD || 1 || METHOD || <nothing> || 1 METHOD x
          1 METHOD;x || 1 INVITE || 1 BYE || 1.0 METHOD || 0x1 METHOD
          99999999999999999999 METHOD
          """)),
          Map.entry(
              "Call-ID",
              values(
                  """
          a || a@b || a@b@c || a b || "a" || <a> || a;b || a,b || a\\b || a%41 || (a) || a@
          @a || A@B || <nothing> || \u00ff || \u00c3\u00a9 || a\0b || [a]{b} || a/b?c:d
          a'~!*_+`.- || a=b
          """)),
          Map.entry(
              "Max-Forwards",
              values(
                  """
          0 || 1 || 255 || 256 || -1 || 070 || 7 0 || <nothing> || 70;x || 99999999999 || x
          """)),
          Map.entry(
              "Content-Length",
              values(
                  """
          0 || 1 || 4 || 5 || 6 || 00005 || +5 || -5 || 5 5 || <nothing> || x || 99999 || 5;x
          4294967301 || 0x5 || 5,5
          """)),
          Map.entry(
              "Content-Type",
              values(
                  """
          application/sdp || APPLICATION/SDP || application / sdp || application/sdp;a=b
          application/sdp ; a="b;c" || application || application/ || /sdp || */* || <nothing>
          multipart/mixed;boundary="x" || text/plain, application/sdp
          application/sdp;charset || application/sdp;; || a/b/c || application/\u00ff
          application/sdp (c)
          """)),
          Map.entry(
              "X-Other",
              values(
                  """
          <nothing> || \0 || \u00ff || " || a, b || a\r\s || \r \r\s || < || \1 x
          """)),
          Map.entry(
              "P-Asserted-Identity",
              values(
                  """
          <sip:+1@h> || "<sip:+2@h>" <sip:+1@h> || <sip:+1@h>, <tel:+2> || sip:+1@h
          "\\"" <sip:+1@h> || <nothing> || <tel:+1> || <sip:+1@h>;x=y || sip:+1@h, sip:+2@h
          """)));
}
