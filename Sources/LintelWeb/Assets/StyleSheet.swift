// SPDX-License-Identifier: GPL-2.0-only

/// The pages' style: one column on a telephone, light or dark as the reader's system is.
enum StyleSheet {
  static let text = """
    :root {
      color-scheme: light dark;
      --page: #ffffff; --raised: #f5f6f8; --line: #d9dde3; --text: #1b1f24; --soft: #57606a;
      --link: #0b57b0; --button: #1f5fa8; --button-text: #ffffff; --mark: #fff3c4;
      --bad: #b3261e; --good: #1a7f37;
      --open: #c3cad3; --claimed: #e0a520; --posted: #7b5cc4; --applied: #2f7fd6;
      --converted: #2b9348; --replaced: #4c8c8a; --dropped: #8a8f3a; --removed: #6f9c7d;
      --merged: #a06a3b; --gone: #8a94a0;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #14171b; --raised: #1c2026; --line: #343a43; --text: #e4e7eb; --soft: #9aa4b0;
        --link: #79b4f7; --button: #2d6fbd; --button-text: #ffffff; --mark: #453a14;
        --bad: #ff8a80; --good: #6fcf87;
        --open: #4b5563; --claimed: #d9a11f; --posted: #9a7fe0; --applied: #4f9bea;
        --converted: #3fae5f; --replaced: #5aa5a3; --dropped: #a3a84a; --removed: #5f8f70;
        --merged: #c08552; --gone: #6b7683;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 0 1rem 2rem; max-width: 76rem; background: var(--page);
      color: var(--text); font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif;
    }
    a { color: var(--link); text-decoration: none; }
    a:hover, a:focus-visible { text-decoration: underline; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    code, pre, .mono { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .87em; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
    p { margin: .25rem 0 .75rem; }
    .soft { color: var(--soft); }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .25rem .5rem; }
    header {
      display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center;
      padding: .75rem 0; border-bottom: 1px solid var(--line);
    }
    header nav { display: flex; gap: 1.25rem; }
    header nav a { padding: .25rem 0; color: var(--text); font-weight: 600; }
    header nav a[aria-current] { border-bottom: 2px solid var(--link); }
    .find { flex: 1 1 12rem; }
    .find input { width: 100%; max-width: 24rem; }
    .who { display: flex; gap: .75rem; align-items: center; margin-left: auto; }
    footer { margin-top: 2rem; color: var(--soft); font-size: .87em; }
    input, select, button {
      font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line);
      border-radius: 6px; padding: .35rem .6rem; min-height: 2.2rem; max-width: 100%;
    }
    button { background: var(--raised); cursor: pointer; }
    button.main {
      background: var(--button); color: var(--button-text); border-color: var(--button);
    }
    .card {
      border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: 1rem 0;
      min-width: 0; overflow-wrap: anywhere;
    }
    .card ul:not(.key) { padding-left: 1.2rem; margin: .25rem 0 .75rem; }
    .notice { border-left: 4px solid var(--link); background: var(--raised); padding: .6rem 1rem; }
    .notice.bad { border-color: var(--bad); }
    .notice.good { border-color: var(--good); }
    .figures { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: .75rem 0; }
    .figures div { display: flex; flex-direction: column-reverse; }
    .figures dt { color: var(--soft); font-size: .87em; }
    .figures dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.2; }
    .grid { display: grid; gap: 0 1rem; align-items: start; grid-template-columns: minmax(0, 1fr); }
    .bar { display: block; width: 100%; height: .75rem; border-radius: 4px; }
    .bar.tall { height: 1.25rem; margin: .75rem 0 .5rem; }
    .f-open { fill: var(--open); } .f-claimed { fill: var(--claimed); }
    .f-posted { fill: var(--posted); } .f-applied { fill: var(--applied); }
    .f-converted { fill: var(--converted); } .f-removed { fill: var(--removed); }
    .f-replaced { fill: var(--replaced); } .f-dropped { fill: var(--dropped); }
    .f-merged { fill: var(--merged); } .f-gone { fill: var(--gone); }
    .key { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: .5rem 0;
      list-style: none; font-size: .87em; color: var(--soft); }
    .dot { width: .7rem; height: .7rem; border-radius: 3px; margin-right: .35rem;
      vertical-align: -.05em; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: left; color: var(--soft); font-size: .87em; padding-bottom: .25rem; }
    th, td { text-align: left; padding: .35rem .75rem .35rem 0; vertical-align: middle;
      border-bottom: 1px solid var(--line); }
    tr:last-child td { border-bottom: 0; }
    th { color: var(--soft); font-weight: 500; font-size: .87em; white-space: nowrap; }
    td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    td.wide { width: 40%; min-width: 7rem; }
    td.name { overflow-wrap: anywhere; }
    .state { display: inline-flex; align-items: center; white-space: nowrap; }
    .sites td { vertical-align: top; }
    .sites .line { display: block; color: var(--soft); overflow-wrap: anywhere; }
    .sites .place { overflow-wrap: anywhere; }
    .filter { display: grid; gap: .6rem; grid-template-columns: repeat(2, minmax(0, 1fr));
      margin: 1rem 0; }
    .filter label { display: block; font-size: .87em; color: var(--soft); }
    .filter input, .filter select { width: 100%; display: block; color: var(--text); }
    .filter .send { align-self: end; }
    .pages { display: flex; gap: 1rem; align-items: center; margin: 1rem 0; }
    .facts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1rem; margin: .5rem 0; }
    .facts dt { color: var(--soft); font-size: .87em; }
    .facts dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
    .source {
      margin: 0; overflow-x: auto; tab-size: 8; line-height: 1.45; border-radius: 6px;
      background: var(--raised); padding: .5rem 0;
    }
    .source .row { display: block; width: max-content; min-width: 100%; padding-right: 1rem; }
    .source .no { display: inline-block; width: 4.5rem; padding-right: 1rem; text-align: right;
      color: var(--soft); user-select: none; }
    .source .hit { background: var(--mark); }
    pre.code { margin: .25rem 0 .75rem; overflow-x: auto; tab-size: 8; background: var(--raised);
      padding: .5rem .75rem; border-radius: 6px; }
    .actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: .75rem 0; }
    .history { list-style: none; padding: 0; margin: 0; }
    .history li { padding: .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    .history li:last-child { border-bottom: 0; }
    .history time { color: var(--soft); font-variant-numeric: tabular-nums; margin-right: .75rem; }
    .chart { display: block; width: 100%; max-width: 46rem; height: auto; }
    .chart text { fill: var(--soft); font-size: 12px; }
    .chart .axis { stroke: var(--line); stroke-width: 1; }
    .chart .left { fill: var(--open); opacity: .55; }
    .chart .edge { fill: none; stroke: var(--soft); stroke-width: 2; stroke-linejoin: round; }
    .chart .done { fill: none; stroke: var(--converted); stroke-width: 2.5;
      stroke-linejoin: round; }
    details summary { cursor: pointer; color: var(--link); padding: .4rem 0; }
    .sign-in { max-width: 30rem; }
    .sign-in input { width: 100%; margin: .25rem 0 .75rem; }
    @media (max-width: 34rem) {
      .sites thead, .few { display: none; }
      .sites tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
      .sites td { display: block; border: 0; padding: .1rem 0; }
      td.wide { min-width: 4.5rem; width: 30%; }
      .figures { gap: .25rem 1.25rem; }
      .figures dd { font-size: 1.3rem; }
    }
    @media (min-width: 34rem) {
      .facts { grid-template-columns: 9rem minmax(0, 1fr); }
      .facts dt, .facts dd { margin: 0; padding: .2rem 0; }
      .filter { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    }
    @media (min-width: 62rem) {
      .grid.two { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .grid.side { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
      .filter { grid-template-columns: 2fr 1fr 1fr 2fr 2fr 1.5fr auto; }
    }

    """
}
