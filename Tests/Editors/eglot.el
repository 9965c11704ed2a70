;;; SPDX-License-Identifier: GPL-2.0-only

;; Debian's packages are out of sight with -Q.
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa-src/*"))
  (add-to-list 'load-path folder))
(require 'eglot)
(load (getenv "LINTEL_SETUP"))
(setq eglot-sync-connect t eglot-confirm-server-initiated-edits nil)

(defun say (format &rest values) (princ (concat (apply #'format format values) "\n")))

(defun wait-for (condition)
  (let ((tries 200))
    (while (and (> tries 0) (not (funcall condition)))
      (accept-process-output nil 0.1)
      (setq tries (1- tries)))))

(find-file "a.c")
(c-mode)
(call-interactively #'eglot)
(wait-for #'flymake-diagnostics)
(dolist (finding (flymake-diagnostics))
  (string-match "\\[\\(.*\\)\\]" (flymake-diagnostic-text finding))
  (say "found %s %d" (match-string 1 (flymake-diagnostic-text finding))
       (line-number-at-pos (flymake-diagnostic-beg finding))))

(let ((actions (jsonrpc-request
                (eglot--current-server-or-lose) :textDocument/codeAction
                (list :textDocument (eglot--TextDocumentIdentifier)
                      :range '(:start (:line 0 :character 0) :end (:line 2 :character 0))
                      :context '(:diagnostics [] :only ["source.fixAll"])))))
  (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit)))
(eglot--signal-textDocument/didChange)
(wait-for (lambda () (flymake-start) (null (flymake-diagnostics))))
(goto-char (point-min))
(forward-line 1)
(say "fixed %s" (buffer-substring (line-beginning-position) (line-end-position)))
(say "left %d" (length (flymake-diagnostics)))
(set-buffer-modified-p nil)
(kill-emacs)
