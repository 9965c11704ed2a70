// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// What the overview shows.
struct ProgressData: Encodable {
  let apis: [Tally]
  let subsystems: [Tally]
  let people: [Contribution]
  let timeline: [Timeline.Point]
  let tree: Ledger.Revision?

  init(_ page: OverviewPage) {
    apis = page.apis
    subsystems = page.subsystems
    people = page.people
    timeline = page.timeline.points
    tree = page.revision
  }
}

/// A page of the list of sites.
struct SitesData: Encodable {
  let page: Int
  let pageSize: Int
  /// How many sites the search finds in all.
  let count: Int
  let sites: [Site]
}

/// What the page of a site shows.
struct SiteData: Encodable {
  let site: Site
  let patches: [SitePatch]
  let history: [Event]
  let contacts: [Contact]

  init(_ page: SitePage) {
    site = page.site
    patches = page.patches
    history = page.history
    contacts = page.contacts
  }
}

/// What the page of a subsystem shows.
struct SubsystemData: Encodable {
  let tally: Tally
  let contacts: [Contact]
  let sites: [Site]

  init(_ page: SubsystemPage) {
    tally = page.tally
    contacts = page.contacts
    sites = page.sites
  }
}
