// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// The statement that reads sites with all that is known of them; `Site(row:)` reads its rows.
enum SiteQuery {
  /// A table expression named `listed`, to which a statement is added. `:now` is its argument.
  ///
  /// Of several patches for a site the one that was applied counts, else the newest.
  static let listed = """
    WITH live AS (
      SELECT posting.site, posting.message,
        EXISTS (
          SELECT 1 FROM tag WHERE tag.patch = posting.message AND tag.kind = 'Applied'
        ) AS is_applied
      FROM posting WHERE posting.superseded_by IS NULL
    ), chosen AS (
      SELECT site, message, is_applied, row_number() OVER (
        PARTITION BY site ORDER BY is_applied DESC, message DESC
      ) AS rank
      FROM live
    ), listed AS (
      SELECT site.*, subsystem.name AS subsystem_name,
        claim.since, claim.expires, holder.name AS holder_name, holder.address AS holder_address,
        claim.id IS NOT NULL AND coalesce(claim.expires >= :now, 1) AS holds,
        message.message_id, message.subject, message.sender_name, message.sender_address,
        message.sent, message.version, message.link,
        gone.id AS gone_commit, gone.name AS gone_name, gone.address AS gone_address,
        gone.authored AS gone_authored, gone.subject AS gone_subject,
        brought.id AS added_commit, brought.name AS added_name,
        brought.address AS added_address, brought.authored AS added_authored,
        brought.subject AS added_subject,
        CASE
          WHEN site.presence <> 'present' THEN site.presence
          WHEN chosen.is_applied THEN 'applied'
          WHEN chosen.site IS NOT NULL THEN 'posted'
          WHEN claim.id IS NOT NULL AND coalesce(claim.expires >= :now, 1) THEN 'claimed'
          ELSE 'open'
        END AS state
      FROM site
        JOIN subsystem ON subsystem.id = site.subsystem
        LEFT JOIN claim ON claim.site = site.id AND claim.ended IS NULL
        LEFT JOIN person AS holder ON holder.id = claim.person
        LEFT JOIN chosen ON chosen.site = site.id AND chosen.rank = 1
        LEFT JOIN message ON message.id = chosen.message
        LEFT JOIN git_commit AS gone ON gone.id = site.gone_by
        LEFT JOIN git_commit AS brought ON brought.id = site.added_by
    )

    """

  /// The order in which sites are listed.
  static let order = " ORDER BY path, line, api, id"
}
