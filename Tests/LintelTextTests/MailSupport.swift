// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The messages of an input, or nil when it is taken as it is.
func messages(_ input: String) -> [MailMessage]? {
  [UInt8](input.utf8).withView { MailReader.messages(in: $0) }
}

/// The text of a message's bytes.
func text(_ message: MailMessage?) -> String? {
  message.map { String(decoding: $0.text, as: UTF8.self) }
}

/// The text with CRLF line ends.
func crlf(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
}

/// Base64 in lines of 76 characters.
func base64(_ text: String) -> String {
  let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let bytes = [UInt8](text.utf8)
  var result = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      let value = alphabet[bits >> (18 - 6 * place) & 63]
      result += place > group.count ? "=" : String(UnicodeScalar(value))
    }
    if start % 57 == 54 { result += "\n" }
  }
  return result
}

/// A small diff that the tests send around.
let sampleDiff = """
  diff --git a/lib/foo.c b/lib/foo.c
  index 1111111..2222222 100644
  --- a/lib/foo.c
  +++ b/lib/foo.c
  @@ -1,3 +1,4 @@
   int a = 1;
  +int é = 2;
   int c;
   
  -- 
  2.43.0

  """
