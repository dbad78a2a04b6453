# Estimates on the sets that the bench draws: Rscript sets.R FOLDER. Reads every FOLDER/NNN.csv, writes FOLDER/expected.csv with one
# number a row: set, quantity, term, value. Needs survival; cmprsk, crrSC, coxphf and logistf where they are installed.
library(survival)
folder <- commandArgs(TRUE)[1]
has <- function(package) suppressWarnings(require(package, character.only = TRUE, quietly = TRUE))
crr_sc <- has("crrSC"); firth_cox <- has("coxphf"); firth_logistic <- has("logistf")
found <- list()
add <- function(set, quantity, terms, values)
  found[[length(found) + 1]] <<- data.frame(set, quantity, term = terms, value = sprintf("%.17g", as.numeric(values)))
tight <- suppressWarnings(coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 50))
xz <- c("x", "z")
model <- function(set, name, fit) {
  if (any(abs(coef(fit)) > 15)) return() # the likelihood has no maximum; coxph stops on its way
  add(set, name, xz, coef(fit))
  add(set, paste0(name, " se"), xz, sqrt(diag(fit$var)))
}
for (file in list.files(folder, "^[0-9]+[.]csv$")) {
  set <- sub(".csv", "", file)
  d <- read.csv(file.path(folder, file))
  n <- nrow(d); d$row <- 1:n
  # weights
  for (ties in c("efron", "breslow")) {
    fit <- coxph(control = tight, Surv(t, ev) ~ x + z, data = d, weights = w, robust = TRUE, ties = ties)
    model(set, paste("cox weights", ties), fit)
    add(set, paste("cox weights", ties, "model se"), xz, sqrt(diag(fit$naive.var)))
    add(set, paste("cox weights", ties, "log-likelihood"), c("at 0", "fitted"), fit$loglik)
  }
  model(set, "cox weights strata cluster", coxph(control = tight, Surv(t, ev) ~ x + z + strata(s), data = d, weights = w, cluster = id))
  model(set, "cox weights entry", coxph(control = tight, Surv(e, t, ev) ~ x + z, data = d, weights = w, cluster = row))
  fit <- coxph(control = tight, Surv(t, ev) ~ x + z, data = d, weights = w, robust = TRUE)
  for (scale in c("km", "identity", "rank"))
    add(set, paste("drift weights", scale), c("x", "z", "all"), cox.zph(fit, transform = scale)$table[, 1])
  at <- summary(survfit(fit, newdata = data.frame(x = 0.3, z = 1)), times = c(3, 8), extend = TRUE)
  add(set, "prediction weights", c(3, 8), at$surv)
  add(set, "prediction weights se", c(3, 8), at$std.err)
  fit <- coxph(control = tight, Surv(t, ev) ~ x + z, data = d)
  for (name in c("concordance", "concordance entry", "concordance weights")) {
    fitted <- switch(name, concordance = fit, "concordance entry" = coxph(control = tight, Surv(e, t, ev) ~ x + z, data = d),
                     "concordance weights" = coxph(control = tight, Surv(t, ev) ~ x + z, data = d, weights = w, robust = TRUE))
    C <- concordance(fitted)
    add(set, name, c("estimate", "se"), c(C$concordance, sqrt(C$var)))
  }
  # subdistribution
  d$state <- factor(d$d, 0:2)
  untied <- !any(d$t[d$d == 0] %in% d$t[d$d > 0]) # finegray lets events leave before those censored, crr does not
  rows <- finegray(Surv(e, t, state) ~ x + z + row, data = d, id = row, etype = "1")
  if (untied && all(is.finite(rows$fgwt)))
    model(set, "fine-gray entry", coxph(control = tight, Surv(fgstart, fgstop, fgstatus) ~ x + z, data = rows, weights = fgwt, ties = "breslow",
                                      cluster = row))
  if (crr_sc) {
    X <- as.matrix(d[, xz])
    fit <- crrs(d$t, d$d, X, strata = d$s, ctype = 1, gtol = 1e-13)
    add(set, "fine-gray strata", xz, fit$coef)
    add(set, "fine-gray strata se", xz, sqrt(diag(fit$var)))
    fit <- crrc(d$t, d$d, X, cluster = d$id, gtol = 1e-13)
    add(set, "fine-gray cluster", xz, fit$coef)
    add(set, "fine-gray cluster se", xz, sqrt(diag(fit$var)))
  }
  # small samples
  if (firth_cox) {
    fit <- coxphf(Surv(t, ev) ~ x + z, data = d, maxit = 500, epsilon = 1e-12, gconv = 1e-10, maxstep = 0.5, pl = FALSE)
    add(set, "cox firth", xz, coef(fit))
  }
  fit <- glm(y ~ x + z, family = binomial, data = d, epsilon = 1e-13, maxit = 100)
  add(set, "logistic", c("(intercept)", xz), coef(fit))
  add(set, "logistic se", c("(intercept)", xz), sqrt(diag(vcov(fit))))
  if (firth_logistic) {
    fit <- logistf(y ~ x + z, data = d, pl = TRUE, control = logistf.control(maxit = 1000, xconv = 1e-12, gconv = 1e-10, lconv = 1e-14),
                   plcontrol = logistpl.control(maxit = 1000, xconv = 1e-10, lconv = 1e-13))
    add(set, "logistic firth", c("(intercept)", xz), coef(fit))
    add(set, "logistic firth lower", xz, fit$ci.lower[-1])
    add(set, "logistic firth upper", xz, fit$ci.upper[-1])
    add(set, "logistic firth p", xz, fit$prob[-1])
  }
  # groups
  km <- summary(survfit(Surv(t, ev) ~ z, data = d), times = 5, extend = TRUE)
  add(set, "difference at a time", c("estimate", "se"), c(km$surv[1] - km$surv[2], sqrt(sum(km$std.err^2))))
  after <- d[d$t > 4, ]
  km <- summary(survfit(Surv(t, ev) ~ 1, data = after), times = 8, extend = TRUE)
  add(set, "landmark", c("survival", "se"), c(km$surv, km$std.err))
  pairs <- list(c("a", "b"), c("a", "c"), c("b", "c"))
  chi <- sapply(pairs, function(p) survdiff(Surv(t, ev) ~ g, data = d[d$g %in% p, ])$chisq)
  add(set, "pairs", sapply(pairs, paste, collapse = "-"), chi)
  add(set, "pairs holm p", sapply(pairs, paste, collapse = "-"), p.adjust(pchisq(chi, 1, lower.tail = FALSE), "holm"))
  add(set, "pairs bonferroni p", sapply(pairs, paste, collapse = "-"), p.adjust(pchisq(chi, 1, lower.tail = FALSE), "bonferroni"))
  both <- table(factor(d$z, 1:0), factor(d$y, 1:0))
  add(set, "fisher p", "all", fisher.test(both)$p.value)
  cmh <- table(factor(d$z, 1:0), factor(d$y, 1:0), d$s)
  add(set, "cmh", c("plain", "corrected"), c(mantelhaen.test(cmh, correct = FALSE)$statistic, mantelhaen.test(cmh)$statistic))
  add(set, "mantel-haenszel odds ratio", c("estimate", "lower", "upper"), c(mantelhaen.test(cmh)$estimate, mantelhaen.test(cmh)$conf.int))
}
write.csv(do.call(rbind, found), file.path(folder, "expected.csv"), row.names = FALSE, quote = FALSE)
cat(R.version.string, "\n")
for (package in c("survival", if (crr_sc) "crrSC", if (firth_cox) "coxphf", if (firth_logistic) "logistf"))
  cat(package, as.character(packageVersion(package)), "\n")
