;;; walk.el --- Uses the language server in Emacs as a person would -*- lexical-binding: t; -*-

;; What was seen is written to the file in MINUTES_SEEN as JSON.

(require 'json)
(require 'eglot)
(require 'imenu)
(require 'xref)

(defvar walk-seen nil)
(defvar walk-patience 30)

(defun walk-see (name value)
  (push (cons name value) walk-seen))

(defun walk-await (what condition)
  "Let Emacs work until CONDITION gives something, which is returned."
  (let ((until (time-add nil walk-patience)) value)
    (while (not (setq value (funcall condition)))
      (when (time-less-p until nil) (error "waited in vain for %s" what))
      (accept-process-output nil 0.02))
    value))

(defun walk-server () (eglot--current-server-or-lose))

(defun walk-ask (method params)
  (jsonrpc-request (walk-server) method params))

;; Emacs 30 has these under names of its own.
(defun walk-uri (file)
  (funcall (if (fboundp 'eglot-path-to-uri) 'eglot-path-to-uri 'eglot--path-to-uri) file))
(defun walk-path (uri)
  (funcall (if (fboundp 'eglot-uri-to-path) 'eglot-uri-to-path 'eglot--uri-to-path) uri))

(defun walk-messages ()
  (sort (mapcar #'flymake-diagnostic-text (flymake-diagnostics)) #'string<))

(defun walk-rest ()
  "Tell the server of changes, as Emacs does when its user is idle, which is never in batch mode."
  (eglot--signal-textDocument/didChange))

(defun walk-go (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun walk-choose (title act)
  "Call ACT and choose what is offered with TITLE in its name."
  (let ((choose (lambda (_prompt offered &rest _)
                  (let ((names (mapcar (lambda (each) (if (consp each) (car each) each)) offered)))
                    (or (seq-find (lambda (name) (string-match-p (regexp-quote title) name)) names)
                        (error "%s is not among %S" title names))))))
    ;; A key, not the mouse, which would bring up a menu.
    (cl-letf (((symbol-function 'completing-read) choose)
              (last-nonmenu-event ?\r))
      (funcall act))))

(defun walk-symbol-names (symbols)
  (mapcan (lambda (each)
            (cons (plist-get each :name) (walk-symbol-names (append (plist-get each :children) nil))))
          (append symbols nil)))

(defun walk (file)
  (find-file file)
  (unless (eglot-current-server) (call-interactively #'eglot))
  (walk-await "the server" #'eglot-current-server)
  (walk-await "findings" (lambda () (flymake-start) (flymake-diagnostics)))
  (walk-see 'mode (symbol-name major-mode))
  (walk-see 'before (vconcat (walk-messages)))
  (walk-see 'types (vconcat (mapcar (lambda (each) (symbol-name (flymake-diagnostic-type each))) (flymake-diagnostics))))

  ;; Choosing the repair at the finding.
  (walk-go "2023/08-24")
  (walk-choose "2023/08/24" (lambda () (call-interactively #'eglot-code-actions)))
  (walk-see 'line (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
  (walk-choose "Fix all safe problems" (lambda () (call-interactively #'eglot-code-actions)))
  (walk-rest)
  (walk-await "a look at the repaired text"
              (lambda () (flymake-start) (= (length (flymake-diagnostics)) 0)))
  (walk-see 'text (buffer-substring-no-properties (point-min) (point-max)))

  ;; Symbols of the file and of all.
  (walk-see 'imenu (vconcat (mapcar (lambda (each) (format "%s" (car each))) (imenu--make-index-alist t))))
  (walk-see 'symbols
            (vconcat (walk-symbol-names
                      (walk-ask :textDocument/documentSymbol
                                (list :textDocument (eglot--TextDocumentIdentifier))))))
  (walk-see 'workspace
            (vconcat (mapcar (lambda (each) (plist-get each :name))
                             (walk-ask :workspace/symbol '(:query "kuaicunchu")))))
  (walk-go "2023/08/24")
  (walk-see 'hover
            (plist-get (plist-get (walk-ask :textDocument/hover (eglot--TextDocumentPositionParams)) :contents)
                       :value))

  ;; Jumping to where the topic was spoken of before, and back.
  (walk-go "Curve块存储")
  (call-interactively #'xref-find-definitions)
  (walk-see 'jumped (format "%s:%s" (file-name-nondirectory buffer-file-name)
                            (buffer-substring-no-properties (line-beginning-position) (line-end-position))))
  (find-file file)

  ;; Renaming a topic.
  (walk-go "周边生态")
  (eglot-rename "工具")
  (walk-await "the renaming" (lambda () (save-excursion (goto-char (point-min)) (search-forward "#### 工具" nil t))))
  (walk-see 'renamed (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

  (walk-rest)

  ;; Commands.
  (walk-see 'history (walk-ask :workspace/executeCommand
                               '(:command "minutes.history" :arguments [(:words "Curve块存储")])))
  ;; Where pages are shown, the history stands there now.
  (find-file file)
  (let* ((made (walk-ask :workspace/executeCommand
                         (list :command "minutes.newMeeting"
                               :arguments (vector (list :uri (walk-uri file) :date "2023-09-07")))))
         (uri (plist-get made :uri)))
    (walk-see 'made made)
    (when uri
      (with-current-buffer (find-file-noselect (walk-path uri))
        (walk-see 'fresh (buffer-substring-no-properties (point-min) (min (point-max) (+ (point-min) 40)))))))

  ;; Saying goodbye.
  (set-buffer (find-buffer-visiting file))
  (let ((server (walk-server)))
    (eglot-shutdown server nil 20)
    (walk-await "the end of the server" (lambda () (not (jsonrpc-running-p server))))))

(condition-case problem
    (walk (car command-line-args-left))
  (error (walk-see 'problem (error-message-string problem))
         (walk-see 'events (with-temp-buffer
                             (dolist (each (buffer-list))
                               (when (string-match-p "EGLOT" (buffer-name each))
                                 (insert-buffer-substring each)))
                             (buffer-substring-no-properties (max (point-min) (- (point-max) 3000)) (point-max))))))
(setq command-line-args-left nil)
(with-temp-file (getenv "MINUTES_SEEN")
  (set-buffer-file-coding-system 'utf-8)
  (insert (json-encode walk-seen)))
(set-buffer-modified-p nil)
(let ((kill-emacs-hook nil)) (kill-emacs 0))
