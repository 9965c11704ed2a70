// SPDX-License-Identifier: GPL-2.0-only

@testable import LintelCampaign

/// Mails for tests.
enum MailSamples {
  /// A patch mail that converts the `kmap` of `tide_read`.
  static func patch(
    id: String, version: Int = 1, part: Int = 1, total: Int = 1, from: Person = .ada,
    day: Int = 3, subject: String = "fs/tide: use kmap_local_page", answers: String = "",
    log: String = "Local mappings are cheaper.", diff: String = tideDiff, prefix: String = "PATCH"
  ) -> String {
    var bracket = prefix
    if version > 1 { bracket += " v\(version)" }
    if total > 1 { bracket += " \(part)/\(total)" }
    return mail(
      id: id, from: from, day: day, subject: "[\(bracket)] \(subject)", answers: answers,
      body: "\(log)\n\nSigned-off-by: \(from)\n---\n\(diff)-- \n2.39.5\n")
  }

  /// A mail of these parts.
  static func mail(
    id: String, from: Person, day: Int, subject: String, answers: String = "", body: String,
    fields: String = ""
  ) -> String {
    var text = "From: \(from)\nDate: \(MailDate.text(.day(day)))\nMessage-ID: <\(id)>\n"
    if !answers.isEmpty { text += "In-Reply-To: <\(answers)>\nReferences: <\(answers)>\n" }
    return text + "Subject: \(subject)\n\(fields)\n\(body)"
  }

  /// A mailbox of mails.
  static func mailbox(_ mails: [String]) -> String {
    mails.map { "From mboxrd@z Thu Jan  1 00:00:00 1970\n\($0)\n" }.joined()
  }

  static let tideDiff = """
    diff --git a/fs/tide/file.c b/fs/tide/file.c
    index 1111111..2222222 100644
    --- a/fs/tide/file.c
    +++ b/fs/tide/file.c
    @@ -8,6 +8,6 @@ static ssize_t tide_read(struct file *file, char *buf, size_t len)
     	struct page *page = tide_page(file);
    \u{20}
    -	addr = kmap(page);
    +	addr = kmap_local_page(page);
     	memcpy(buf, addr, len);
    -	kunmap(page);
    +	kunmap_local(addr);
     	return len;

    """
}
