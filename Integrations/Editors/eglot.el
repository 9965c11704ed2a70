;;; SPDX-License-Identifier: GPL-2.0-only
;;;
;;; Lintel in Emacs 29 or later, or with Debian 12's elpa-eglot: put this into your init file, then
;;; M-x eglot in a buffer.  Eglot has one server a buffer: this takes the place of clangd.

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((c-mode c-ts-mode asm-mode diff-mode) . ("lintel" "server"))))
