# The rows of `Cairn.Bench grade ROWS.csv` graded by admiral's derive_var_atoxgr_dir (CTCAE v5.0, SI units): seconds, and where it differs.
# Rscript bench/r/grades.R ROWS.csv
suppressMessages({ library(admiral); library(dplyr) })
rows <- read.csv(commandArgs(TRUE)[1], stringsAsFactors = FALSE)
platelets <- rows$unit == "10*3/uL"; rows$unit[platelets] <- "10^9/L"; rows$unit[rows$unit == "10*9/L"] <- "10^9/L"
calcium <- rows$unit == "mg/dL"
for (column in c("value", "lower", "upper", "baseline")) rows[calcium, column] <- rows[calcium, column] / 4
rows$unit[calcium] <- "mmol/L"
names(rows) <- c("TERM", "AVALU", "AVAL", "ANRLO", "ANRHI", "BASE", "GRADE")
rows$PARAMCD <- "X"
rows$ANRIND <- with(rows, ifelse(AVAL < ANRLO, "LOW", ifelse(AVAL > ANRHI, "HIGH", "NORMAL")))
rows$BNRIND <- with(rows, ifelse(is.na(BASE), NA, ifelse(BASE < ANRLO, "LOW", ifelse(BASE > ANRHI, "HIGH", "NORMAL"))))
rows$DAY <- seq_len(nrow(rows))
high <- c("Alanine aminotransferase increased", "Blood bilirubin increased", "Creatinine increased")
side <- function(direction, terms) {
  of <- rows; of$ATOXDSC <- ifelse(of$TERM %in% terms, of$TERM, NA)
  derive_var_atoxgr_dir(of[!is.na(of$ATOXDSC), ], new_var = OUT, tox_description_var = ATOXDSC, meta_criteria = atoxgr_criteria_ctcv5,
    criteria_direction = direction, high_indicator = "HIGH", low_indicator = "LOW", get_unit_expr = AVALU)
}
for (run in 1:3) {
  time <- system.time({ graded <- rbind(side("L", setdiff(unique(rows$TERM), high)), side("H", high)) })
  cat(sprintf("admiral %s: %.1f s of processor for %d rows\n", packageVersion("admiral"), sum(time[1:2]), nrow(graded)))
}
apart <- graded[is.na(graded$OUT) != is.na(graded$GRADE) | (!is.na(graded$OUT) & !is.na(graded$GRADE) & as.integer(graded$OUT) != graded$GRADE), ]
cat("rows apart:", nrow(apart), "\n"); print(table(apart$TERM, useNA = "ifany")); print(head(apart[, c("TERM", "AVALU", "AVAL", "ANRLO", "ANRHI", "BASE", "GRADE", "OUT")], 12))
