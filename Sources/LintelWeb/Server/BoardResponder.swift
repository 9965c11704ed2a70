// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes
package import Hummingbird
import LintelCampaign

/// Answers requests.
///
/// It has a table of its own in place of the library's router, which answers a wrong method as if
/// nothing were at the address.
package struct BoardResponder: HTTPResponder {
  package typealias Context = BoardContext

  let board: Board

  /// The responder of a board.
  package init(_ board: Board) { self.board = board }

  package func respond(
    to request: Request, context: BoardContext
  ) async throws -> Response {
    var response: Response
    do {
      response = try await answer(
        BoardRequest(request, context, origins: board.origins))
    } catch let failure as Failure {
      if failure.closes { context.closeSoon() }
      response = refusal(failure, isData: Route.isData(path: request.uri.path))
    } catch let error as LedgerError {
      response = refusal(Self.failure(error), isData: Route.isData(path: request.uri.path))
    }
    SecurityHeaders.add(to: &response.headers)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ request: BoardRequest) async throws -> Response {
    switch request.route {
    case .style: Reply.asset(.style)
    case .script: Reply.asset(.script)
    case .icon: Reply.asset(.icon)
    case .overview: try await overview(request)
    case .sites: try await sites(request)
    case .subsystem: try await subsystem(request)
    case .site(let key): try await site(key, request)
    case .signIn where request.request.method == .post: try await signIn(request)
    case .signIn: try await signInPage(request)
    case .signOut: try await signOut(request)
    case .claim(let key): try await claim(key, request)
    case .release(let key): try await release(key, request)
    case .claimFree: try await claimFree(request)
    case .progressData: try await progressData()
    case .sitesData: try await sitesData(request)
    case .siteData(let key): try await siteData(key)
    case .subsystemData: try await subsystemData(request)
    case .claimData(let key): try await claimData(key, request)
    case .releaseData(let key): try await releaseData(key, request)
    }
  }

  /// What a ledger's error is to somebody who asks over the network: no path of this machine.
  private static func failure(_ error: LedgerError) -> Failure {
    switch error {
    case .busy: .busy
    case .noSite, .ambiguous: .notFound
    case .invalid(let reason): .badRequest(reason)
    default: Failure(.internalServerError, "The ledger can't be read; its keeper must look.")
    }
  }

  private func refusal(_ failure: Failure, isData: Bool) -> Response {
    var response: Response
    if isData, let data = try? Reply.data(["error": failure.message], status: failure.status) {
      response = data
    } else {
      response = Reply.page(FailurePage(failure: failure).document, status: failure.status)
    }
    for field in failure.headers { response.headers[field.name] = field.value }
    return response
  }
}
