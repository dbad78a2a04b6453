using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Each criterion of both trials, one row a case: a subject that meets it, one that fails it, one of whom it is unknown with what is missing, and
/// the boundary. A person who meets all (<see cref="People"/>: consent 10 March, enrolled 28 March, apheresis 1 April 2025) is changed as the row
/// says. Limits and windows from the registry records; worked by hand. A consent that is not recorded may have been left out: nobody fails it.
/// </summary>
public class CriterionCaseTests
{
    const string DualTarget = """
        I1 | met | DM BRTHDTC=1980-01-01 |
        I1 | not met | DM BRTHDTC=1953 |
        I1 | unknown | -DM BRTHDTC | DM BRTHDTC
        I1 | boundary met | DM BRTHDTC=1955-03-10 |
        I1 | boundary not met | DM BRTHDTC=1954-03-10 |
        I1 | boundary unknown | DM BRTHDTC=1954 |
        I2a | met |  |
        I2a | not met | MH ACUTE PROMYELOCYTIC LEUKEMIA=Y |
        I2a | unknown | -MH ACUTE PROMYELOCYTIC LEUKEMIA | MH ACUTE PROMYELOCYTIC LEUKEMIA
        I2a | boundary met | MH PRIMARY DIAGNOSIS/Acute myeloid leukaemia=Y 2024 |
        I2b | met | IE I2b=Y |
        I2b | not met | IE I2b=N |
        I2b | unknown | -IE I2b | I2b
        I2b | boundary met | IE I2b=N @2025-03-12; +IE I2b=Y @2025-03-13 |
        I3 | met | LB CD38=POSITIVE; LB CLL1=NEGATIVE |
        I3 | not met | LB CLL1=NEGATIVE; LB CD38=NEGATIVE |
        I3 | unknown | -LB CLL1 | LB CLL1
        I3 | boundary met | -LB CD38 |
        I4 | met | IE I4=Y |
        I4 | not met | IE I4=N |
        I4 | unknown | -IE I4 | I4
        I4 | boundary met | IE I4=N @2025-03-12; +IE I4=Y @2025-03-13 |
        I5 | met |  |
        I5 | not met | -DS DONOR CONFIRMED; IE I5=N |
        I5 | unknown | -DS DONOR CONFIRMED | DS DONOR CONFIRMED
        I5 | boundary met | -DS DONOR CONFIRMED; IE I5=Y |
        I6 | met | QS ECOG101=1 |
        I6 | not met | QS ECOG101=3 |
        I6 | unknown | -QS ECOG101 | QS ECOG101
        I6 | boundary met | QS ECOG101=2 |
        I6 | boundary not met | QS ECOG101=3 |
        I7.1 | met | LB ALT=41 U/L uln 40 |
        I7.1 | not met | LB AST=200 U/L uln 40 |
        I7.1 | unknown | -LB AST | LB AST
        I7.1 | boundary met | LB ALT=100 U/L uln 40 |
        I7.1 | boundary not met | LB ALT=100.01 U/L uln 40 |
        I7.2 | met |  |
        I7.2 | not met | LB BILI=60 umol/L uln 20 |
        I7.2 | unknown | -LB BILI | LB BILI
        I7.2 | boundary met | LB BILI=40 umol/L uln 20 |
        I7.2 | boundary not met | LB BILI=40.01 umol/L uln 20 |
        I7.2 | boundary met | LB BILI=60 umol/L uln 20; MH GILBERT SYNDROME=Y; LB BILDIR=9 umol/L uln 6 |
        I7.2 | boundary not met | LB BILI=60 umol/L uln 20; MH GILBERT SYNDROME=Y; LB BILDIR=9.01 umol/L uln 6 |
        I7.3 | met |  |
        I7.3 | not met | LB CREAT=200 umol/L |
        I7.3 | unknown | -LB CREAT | LB CREAT
        I7.3 | boundary met | LB CREAT=125.2 umol/L |
        I7.3 | boundary not met | LB CREAT=125.3 umol/L |
        I7.3 | boundary met | LB CREAT=1.41 mg/dL |
        I7.3 | boundary not met | LB CREAT=1.42 mg/dL |
        I7.3 | boundary met | DM BRTHDTC=1975; LB CREAT=125.2 umol/L |
        I7.3 | boundary unknown | DM BRTHDTC=1975; LB CREAT=125.3 umol/L |
        I7.3 | boundary not met | DM BRTHDTC=1975; LB CREAT=127 umol/L |
        I7.3 | boundary met | LB CREAT=<20 umol/L |
        I7.3 | boundary not met | LB CREAT=>200 umol/L |
        I7.3 | boundary unknown | LB CREAT=<200 umol/L |
        I7.4 | met | EG LVEF=60 % |
        I7.4 | not met | EG LVEF=30 % |
        I7.4 | unknown | -EG LVEF | EG LVEF
        I7.4 | boundary met | EG LVEF=45 % |
        I7.4 | boundary not met | EG LVEF=44.9 % |
        I7.4 | boundary met | EG LVEF=>45 % |
        I7.4 | boundary not met | EG LVEF=<45 % |
        I7.4 | boundary unknown | EG LVEF=≤45 % |
        I7.5 | met | VS OXYSAT=97 % |
        I7.5 | not met | VS OXYSAT=85 % |
        I7.5 | unknown | -VS OXYSAT | VS OXYSAT
        I7.5 | boundary met | VS OXYSAT=92 % |
        I7.5 | boundary not met | VS OXYSAT=91.9 % |
        I7.5 | boundary met | VS OXYSAT=>95 % |
        I7.5 | boundary unknown | VS OXYSAT=95 %; +FA OXYGEN=LOW about CRS |
        I7.5 | boundary not met | VS OXYSAT=90 %; +FA OXYGEN=LOW about CRS |
        I7.5 | boundary met | VS OXYSAT=95 %; +FA OXYGEN=NONE about CRS |
        I7.5 | boundary unknown | VS OXYSAT=95 %; +CM OXYGEN=Y 2025-03-01.. |
        I7.5 | boundary met | VS OXYSAT=95 %; +CM OXYGEN=Y 2025-02-01..2025-02-03 |
        I8 | met | IE I8=Y |
        I8 | not met | IE I8=N |
        I8 | unknown | -IE I8 | I8
        I8 | boundary met | IE I8=N @2025-03-12; +IE I8=Y @2025-03-13 |
        I9a | met | LB HCG=NEGATIVE |
        I9a | not met | LB HCG=POSITIVE |
        I9a | unknown | -LB HCG | LB HCG
        I9a | boundary met | -LB HCG; MH NO CHILDBEARING POTENTIAL=Y |
        I9b | met | IE I9b=Y |
        I9b | not met | IE I9b=N |
        I9b | unknown | -IE I9b | I9b
        I9b | boundary met | IE I9b=N @2025-03-12; +IE I9b=Y @2025-03-13 |
        I10 | met | IE I10=Y |
        I10 | not met | IE I10=N |
        I10 | unknown | -IE I10 | I10
        I10 | boundary met | IE I10=N @2025-03-12; +IE I10=Y @2025-03-13 |
        I11 | met |  |
        I11 | unknown | -DS INFORMED CONSENT OBTAINED | DS INFORMED CONSENT OBTAINED
        I11 | not met | +DS WITHDRAWAL BY SUBJECT=2025-03-20 |
        I11 | boundary not met | +DS WITHDRAWAL BY SUBJECT=2025-03-10 |
        I11 | boundary met | +DS WITHDRAWAL BY SUBJECT=2025-03-20; +DS INFORMED CONSENT OBTAINED=2025-03-21 |
        I11 | boundary met | +DS WITHDRAWAL BY SUBJECT=2025-04-20 |
        I11 | boundary met | +DS INFORMED CONSENT OBTAINED=2025-04-01 |
        I11 | boundary unknown | +DS WITHDRAWAL BY SUBJECT=2025-03 | WITHDRAWAL BY SUBJECT
        I11 | boundary not met | +DS WITHDRAWAL BY SUBJECT=2025-03-20; +DS INFORMED CONSENT OBTAINED=2025-03-30 |
        I11 | boundary met | DS INFORMED CONSENT OBTAINED=2025-03-12; +DS WITHDRAWAL BY SUBJECT=2025-03-11 |
        E1 | met | MH ALLERGY TO A STUDY DRUG=N |
        E1 | not met | MH ALLERGY TO A STUDY DRUG=Y |
        E1 | unknown | -MH ALLERGY TO A STUDY DRUG | MH ALLERGY TO A STUDY DRUG
        E1 | boundary unknown | MH ALLERGY TO A STUDY DRUG=U |
        E2.1 | met |  |
        E2.1 | not met | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 60 mg 2025-03-20..2025-03-31 |
        E2.1 | unknown | -CM CORTICOSTEROID | CM CORTICOSTEROID
        E2.1 | boundary not met | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 10 mg 2025-03-20..2025-03-31 |
        E2.1 | boundary met | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 10 mg 2025-03-26..2025-03-31 |
        E2.1 | boundary unknown | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 10 mg 2025-03-20..2025-03 |
        E2.1 | boundary unknown | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 10 mg 2025-03..2025-03-31 |
        E2.1 | boundary not met | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 10 mg 2025-02..2025-03-31 |
        E2.1 | boundary not met | CM SYSTEMIC STEROID/PREDNISONE=Y 100 mg 2025-03-20..2025-03-31 |
        E2.1 | boundary not met | CM GENERAL/Prednisone=Y 100 mg 2025-03-20..2025-03-31 |
        E2.1 | boundary met | -CM CORTICOSTEROID; CM CORTICOSTEROID/PREDNISONE=Y 100 mg 2025-03-01..2025-03-24 |
        E2.1 | boundary not met | -CM CORTICOSTEROID; CM CORTICOSTEROID/Prednisone=Y 10 mg 2025-03-20..2025-03-31 |
        E2.2 | met | IE E2.2=N |
        E2.2 | not met | IE E2.2=Y |
        E2.2 | unknown | -IE E2.2 | E2.2
        E2.2 | boundary met | IE E2.2=Y @2025-03-12; +IE E2.2=N @2025-03-13 |
        E2.3 | met |  |
        E2.3 | not met | CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y 2025-03-01..2025-03-31 |
        E2.3 | unknown | CM ANTI-LEUKAEMIA THERAPY/ANTIBODY=Y 2025-03-01..2025-03-20 | ANTIBODY
        E2.3 | boundary met | CM ANTI-LEUKAEMIA THERAPY/GILTERITINIB=Y 2025-03-01..2025-03-18 |
        E2.3 | boundary not met | CM ANTI-LEUKAEMIA THERAPY/GILTERITINIB=Y 2025-03-01..2025-03-19 |
        E2.3 | boundary met | CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y 2025-03-01..2025-03-26 |
        E2.3 | boundary not met | CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y 2025-03-01..2025-03-27 |
        E2.3 | boundary not met | CM ANTI-LEUKEMIA THERAPY/Venetoclax=Y 2025-03-01..2025-03-27 |
        E2.3 | boundary not met | CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y ..2025-03-27 |
        E2.3 | boundary not met | CM CHEMOTHERAPY/VENETOCLAX=Y 2025-03-01..2025-03-27 |
        E2.3 | boundary not met | CM GENERAL/Venetoclax=Y 2025-03-01..2025-03-27 |
        E2.4 | met | PR RADIOTHERAPY=N |
        E2.4 | not met | PR RADIOTHERAPY=Y 2025-03-20 |
        E2.4 | unknown | -PR RADIOTHERAPY | PR RADIOTHERAPY
        E2.4 | boundary not met | PR RADIOTHERAPY=Y 2025-03-04 |
        E2.4 | boundary met | PR RADIOTHERAPY=Y 2025-03-03..2025-03-03 |
        E2.4 | boundary unknown | PR RADIOTHERAPY=Y 2025-03-03 |
        E2.4 | boundary unknown | PR RADIOTHERAPY=Y 2025-01-07 |
        E2.4 | boundary met | PR RADIOTHERAPY=Y 2025-01-06 |
        E2.4 | boundary unknown | PR RADIOTHERAPY=Y 2025-03 |
        E2.5 | met | PR DONOR LYMPHOCYTE INFUSION=N |
        E2.5 | not met | PR DONOR LYMPHOCYTE INFUSION=Y 2025-03-20 |
        E2.5 | unknown | -PR DONOR LYMPHOCYTE INFUSION | PR DONOR LYMPHOCYTE INFUSION
        E2.5 | boundary not met | PR DONOR LYMPHOCYTE INFUSION=Y 2025-02-18 |
        E2.5 | boundary met | PR DONOR LYMPHOCYTE INFUSION=Y 2025-02-17 |
        E3 | met | MH ACUTE PROMYELOCYTIC LEUKEMIA=N |
        E3 | not met | MH ACUTE PROMYELOCYTIC LEUKEMIA=Y |
        E3 | unknown | -MH ACUTE PROMYELOCYTIC LEUKEMIA | MH ACUTE PROMYELOCYTIC LEUKEMIA
        E3 | boundary unknown | MH ACUTE PROMYELOCYTIC LEUKEMIA=U |
        E3 | boundary not met | +MH Acute promyelocytic leukaemia=Y |
        E4 | met |  |
        E4 | not met | PR CAR-T CELL INFUSION=Y 2020 |
        E4 | unknown | -PR CAR-NK CELL INFUSION | PR CAR-NK CELL INFUSION
        E4 | boundary not met | PR GENE-MODIFIED CELL THERAPY=Y |
        E5 | met | PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=N |
        E5 | not met | PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2025-02-01 |
        E5 | unknown | -PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT | PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT
        E5 | boundary not met | PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2024-09-10 |
        E5 | boundary met | PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2024-09-09 |
        E5 | boundary unknown | PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2024-09 |
        E6 | met | MH GRAFT VERSUS HOST DISEASE=N |
        E6 | not met | MH GRAFT VERSUS HOST DISEASE=Y 2024-10-01.. |
        E6 | unknown | -MH GRAFT VERSUS HOST DISEASE | MH GRAFT VERSUS HOST DISEASE
        E6 | boundary not met | MH GRAFT VERSUS HOST DISEASE=Y 2024-10-01..2025-02-28 |
        E6 | boundary met | MH GRAFT VERSUS HOST DISEASE=Y 2024-10-01..2025-02-27 |
        E6 | boundary not met | MH GRAFT VERSUS HOST DISEASE=Y ..2025-02-28 |
        E6 | boundary met | MH GRAFT VERSUS HOST DISEASE=Y ..2025-02-27 |
        E6 | boundary not met | MH GRAFT VERSUS HOST DISEASE=Y .. |
        E7 | met |  |
        E7 | not met | MH ACTIVE INFECTION=Y 2025-03-25..; -CM ANTI-INFECTIVE; CM ANTI-INFECTIVE/MEROPENEM=Y 2025-03-25.. |
        E7 | unknown | -MH ACTIVE INFECTION; -CM ANTI-INFECTIVE | MH ACTIVE INFECTION
        E7 | boundary met | +MH ACTIVE INFECTION=Y 2025-03-20..2025-03-28; -CM ANTI-INFECTIVE |
        E7 | boundary not met | MH ACTIVE INFECTION=Y 2025-03-20..2025-03-29; -CM ANTI-INFECTIVE; CM ANTI-INFECTIVE/MEROPENEM=Y 2025-03-20..2025-03-28 |
        E8 | met | MH OTHER MALIGNANCY=N |
        E8 | not met | MH OTHER MALIGNANCY=Y 2015.. |
        E8 | unknown | -MH OTHER MALIGNANCY | MH OTHER MALIGNANCY
        E8 | boundary not met | MH OTHER MALIGNANCY=Y 2015..2020-03-28 |
        E8 | boundary met | MH OTHER MALIGNANCY=Y 2015..2020-03-27 |
        E8 | boundary unknown | MH OTHER MALIGNANCY=Y 2015..2020 |
        E9 | met |  |
        E9 | not met | MH SEIZURE=Y 2025-01-05..2025-01-05 |
        E9 | unknown | -MH SEIZURE | MH SEIZURE
        E9 | boundary not met | MH STROKE=Y 2024-09-10..2024-09-10 |
        E9 | boundary met | MH STROKE=Y 2024-09-09..2024-09-09 |
        E9 | boundary met | MH STROKE=Y 2024-09-09 |
        E9 | boundary not met | MH STROKE=Y 2024-09-10 |
        E9 | boundary not met | MH SEIZURE=Y 2010-01-01.. |
        E9 | boundary unknown | MH STROKE=Y | MHSTDTC of STROKE
        E10.1 | met | QS NYHACLS=1 |
        E10.1 | not met | QS NYHACLS=4 |
        E10.1 | unknown | -QS NYHACLS | QS NYHACLS
        E10.1 | boundary met | QS NYHACLS=2 |
        E10.1 | boundary not met | QS NYHACLS=3 |
        E10.2 | met | MH MYOCARDIAL INFARCTION=N |
        E10.2 | not met | MH MYOCARDIAL INFARCTION=Y 2025-01-05..2025-01-05 |
        E10.2 | unknown | -MH MYOCARDIAL INFARCTION | MH MYOCARDIAL INFARCTION
        E10.2 | boundary not met | MH MYOCARDIAL INFARCTION=Y 2024-09-28..2024-09-28 |
        E10.2 | boundary met | MH MYOCARDIAL INFARCTION=Y 2024-09-27..2024-09-27 |
        E10.2 | boundary met | MH MYOCARDIAL INFARCTION=Y 2024-09-27 |
        E10.2 | boundary not met | MH MYOCARDIAL INFARCTION=Y 2024-09-28 |
        E10.3 | met | EG QTCF=420 ms |
        E10.3 | not met | EG QTCF=520 ms |
        E10.3 | unknown | -EG QTCF | EG QTCF
        E10.3 | boundary not met | EG QTCF=480 ms |
        E10.3 | boundary met | EG QTCF=479.9 ms |
        E10.3 | boundary not met | EG QTCF=0.48 s |
        E10.3 | boundary not met | EG QTCF=>480 ms |
        E10.3 | boundary met | EG QTCF=<480 ms |
        E10.3 | boundary unknown | EG QTCF=<=480 ms |
        E10.4 | met | MH NON-ISCHEMIC CARDIOMYOPATHY=N |
        E10.4 | not met | MH NON-ISCHEMIC CARDIOMYOPATHY=Y |
        E10.4 | unknown | -MH NON-ISCHEMIC CARDIOMYOPATHY | MH NON-ISCHEMIC CARDIOMYOPATHY
        E10.4 | boundary unknown | MH NON-ISCHEMIC CARDIOMYOPATHY=U |
        E10.5 | met | EG LVEF=60 % |
        E10.5 | not met | IE E10.5=Y |
        E10.5 | unknown | -EG LVEF | EG LVEF
        E10.5 | boundary met | EG LVEF=45 % |
        E10.5 | boundary not met | EG LVEF=44 % @2024-12-01; +EG LVEF=60 % @2025-03-12 |
        E10.5 | boundary met | EG LVEF=44 % @2024-09-01; +EG LVEF=60 % @2025-03-12 |
        E10.5 | boundary not met | EG LVEF=44.9 % |
        E10.5 | boundary met | EG LVEF=>45 % |
        E10.5 | boundary not met | EG LVEF=<45 % |
        E10.6 | met |  |
        E10.6 | not met | VS SYSBP=180 mm[Hg]; +VS SYSBP=170 mm[Hg] |
        E10.6 | unknown | -VS DIABP | VS DIABP
        E10.6 | boundary not met | VS SYSBP=149 mm[Hg]; +VS SYSBP=151 mm[Hg] |
        E10.6 | boundary met | VS SYSBP=149 mm[Hg]; +VS SYSBP=150 mm[Hg] |
        E10.6 | boundary not met | VS DIABP=99 mm[Hg]; +VS DIABP=101 mm[Hg] |
        E10.6 | boundary met | VS DIABP=99 mm[Hg]; +VS DIABP=100 mm[Hg] |
        E10.6 | boundary unknown | +VS SYSBP=190 mm[Hg] @2025-03 | the whole date of SYSBP
        E11 | met | MH CENTRAL NERVOUS SYSTEM LEUKEMIA=N |
        E11 | not met | MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y |
        E11 | unknown | -MH CENTRAL NERVOUS SYSTEM LEUKEMIA | MH CENTRAL NERVOUS SYSTEM LEUKEMIA
        E11 | boundary not met | MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2019..2020 |
        E12.1 | met | LB HIVAB=NEGATIVE |
        E12.1 | not met | LB HIVAB=POSITIVE |
        E12.1 | unknown | -LB HIVAB | LB HIVAB
        E12.1 | boundary unknown | LB HIVAB=INDETERMINATE |
        E12.4 | met | LB TPAB=NEGATIVE |
        E12.4 | not met | LB TPAB=POSITIVE |
        E12.4 | unknown | -LB TPAB | LB TPAB
        E12.4 | boundary unknown | LB TPAB=INDETERMINATE |
        E12.2 | met |  |
        E12.2 | not met | LB HBSAG=POSITIVE |
        E12.2 | unknown | -LB HBSAG | LB HBSAG
        E12.2 | boundary met | LB HBCAB=POSITIVE |
        E12.2 | boundary not met | LB HBCAB=POSITIVE; LB HBVDNA=20 [IU]/mL |
        E12.3 | met |  |
        E12.3 | not met | LB HCAB=POSITIVE; LB HCVRNA=180000 [IU]/mL |
        E12.3 | unknown | LB HCAB=POSITIVE; -LB HCVRNA | LB HCVRNA
        E12.3 | boundary met | LB HCAB=POSITIVE; LB HCVRNA=<15 [IU]/mL |
        E12.3 | boundary not met | LB HCAB=POSITIVE; LB HCVRNA=15 [IU]/mL |
        E12.2 | boundary unknown | LB HBVDNA=5000 [IU]/mL |
        E12.3 | boundary unknown | LB HCVRNA=250000 [IU]/mL |
        E13 | met | MH PULMONARY FIBROSIS=N |
        E13 | not met | MH PULMONARY FIBROSIS=Y |
        E13 | unknown | -MH PULMONARY FIBROSIS | MH PULMONARY FIBROSIS
        E13 | boundary unknown | MH PULMONARY FIBROSIS=U |
        E14 | met | MH AUTOIMMUNE DISEASE=N |
        E14 | not met | MH AUTOIMMUNE DISEASE=Y 2019.. |
        E14 | unknown | -MH AUTOIMMUNE DISEASE | MH AUTOIMMUNE DISEASE
        E14 | boundary met | +MH AUTOIMMUNE DISEASE=Y 2010..2025-03-28 |
        E14 | boundary not met | MH AUTOIMMUNE DISEASE=Y 2010..2025-03-29 |
        E15 | met |  |
        E15 | not met | -CM LIVE VACCINE; CM LIVE VACCINE/VARICELLA=Y 2025-03-01..2025-03-01 |
        E15 | unknown | -CM LIVE VACCINE | CM LIVE VACCINE
        E15 | boundary not met | -CM LIVE VACCINE; CM LIVE VACCINE/VARICELLA=Y 2025-02-10..2025-02-10 |
        E15 | boundary met | -CM LIVE VACCINE; CM LIVE VACCINE/VARICELLA=Y 2025-02-09..2025-02-09 |
        E15 | boundary met | -CM LIVE VACCINE; CM LIVE VACCINE/VARICELLA=Y 2025-02-09 |
        E15 | boundary not met | -CM LIVE VACCINE; CM LIVE VACCINE/VARICELLA=Y 2025-02-10 |
        E16 | met |  |
        E16 | not met | IE E16=Y |
        E16 | unknown | -PR MAJOR SURGERY/MAJOR SURGERY | PR MAJOR SURGERY
        E16 | boundary not met | PR MAJOR SURGERY/MAJOR SURGERY=Y 2025-03-04 |
        E16 | boundary met | PR MAJOR SURGERY/MAJOR SURGERY=Y 2025-03-03 |
        E17 | met |  |
        E17 | not met | IE E17=Y |
        E17 | unknown | -IE E17 | E17
        E17 | boundary met | DM SEX=M; -LB HCG |
        E18 | met | MH TOXICITY OF EARLIER TREATMENT/NEUROPATHY=Y grade2 2025-01-01..; IE E18=N |
        E18 | not met | MH TOXICITY OF EARLIER TREATMENT/NEUROPATHY=Y grade3 2025-01-01..; IE E18=Y |
        E18 | unknown | MH TOXICITY OF EARLIER TREATMENT/NEUROPATHY=Y grade2 2025-01-01..; -IE E18 | E18
        E18 | boundary met | MH TOXICITY OF EARLIER TREATMENT/NEUROPATHY=Y grade1 2025-01-01..; -IE E18 |
        E18 | boundary not met | MH TOXICITY OF EARLIER TREATMENT/NEUROPATHY=Y grade2 2025-01-01..; IE E18=Y |
        E19 | met | IE E19=N |
        E19 | not met | IE E19=Y |
        E19 | unknown | -IE E19 | E19
        E19 | boundary met | IE E19=Y @2025-03-12; +IE E19=N @2025-03-13 |
        """;

    const string Soochow = """
        I1 | met |  |
        I1 | not met | LB CLL1=NEGATIVE |
        I1 | unknown | -LB CLL1 | LB CLL1
        I1 | boundary met | IE I1=N @2025-03-12; +IE I1=Y @2025-03-13 |
        I2 | met |  |
        I2 | not met | DM BRTHDTC=1950-01-01 |
        I2 | unknown | -DM BRTHDTC | DM BRTHDTC
        I2 | boundary met | DM BRTHDTC=1960-03-10 |
        I2 | boundary not met | DM BRTHDTC=1959-03-10 |
        I2 | boundary met | DM BRTHDTC=2019-03-10 |
        I2 | boundary not met | DM BRTHDTC=2019-03-11 |
        I2 | boundary unknown | DM BRTHDTC=1959 |
        I3 | met |  |
        I3 | not met | EG LVEF=30 % |
        I3 | unknown | -EG LVEF | EG LVEF
        I3 | boundary met | EG LVEF=50 % |
        I3 | boundary not met | EG LVEF=49.9 % |
        I3 | boundary met | EG LVEF=>50 % |
        I3 | boundary not met | EG LVEF=<50 % |
        I4 | met |  |
        I4 | not met | LB CREAT=300 umol/L |
        I4 | unknown | -LB CREAT | LB CREAT
        I4 | boundary not met | LB CREAT=1.6 mg/dL |
        I4 | boundary met | LB CREAT=1.59 mg/dL |
        I4 | boundary met | LB CREAT=141.4 umol/L |
        I4 | boundary not met | LB CREAT=141.5 umol/L |
        I4 | boundary met | LB CREAT=<1.6 mg/dL |
        I4 | boundary not met | LB CREAT=>1000 umol/L |
        I5 | met |  |
        I5 | not met | LB AST=300 U/L uln 40 |
        I5 | unknown | -LB AST | LB AST
        I5 | boundary not met | LB ALT=120 U/L uln 40 |
        I5 | boundary met | LB ALT=119.9 U/L uln 40 |
        I6 | met |  |
        I6 | not met | LB BILI=80 umol/L |
        I6 | unknown | -LB BILI | LB BILI
        I6 | boundary not met | LB BILI=2.0 mg/dL |
        I6 | boundary met | LB BILI=1.99 mg/dL |
        I6 | boundary met | LB BILI=34.2 umol/L |
        I6 | boundary not met | LB BILI=34.3 umol/L |
        I6 | boundary met | LB BILI=<0.2 mg/dL |
        I6 | boundary unknown | LB BILI=<3 mg/dL |
        I7 | met |  |
        I7 | not met | QS KPS0101=40 |
        I7 | unknown | -QS KPS0101 | QS KPS0101
        I7 | boundary met | QS KPS0101=60 |
        I7 | boundary not met | QS KPS0101=50 |
        I8 | met | IE I8=Y |
        I8 | not met | IE I8=N |
        I8 | unknown | -IE I8 | I8
        I8 | boundary met | IE I8=N @2025-03-12; +IE I8=Y @2025-03-13 |
        I9 | met |  |
        I9 | unknown | -DS INFORMED CONSENT OBTAINED | DS INFORMED CONSENT OBTAINED
        I9 | not met | +DS WITHDRAWAL BY SUBJECT=2025-03-20 |
        I9 | boundary not met | +DS WITHDRAWAL BY SUBJECT=2025-03-10 |
        I9 | boundary met | +DS WITHDRAWAL BY SUBJECT=2025-03-20; +DS INFORMED CONSENT OBTAINED=2025-03-21 |
        I9 | boundary met | +DS WITHDRAWAL BY SUBJECT=2025-04-20 |
        I9 | boundary met | +DS INFORMED CONSENT OBTAINED=2025-04-01 |
        E1 | met |  |
        E1 | not met | LB HCG=POSITIVE |
        E1 | unknown | -LB HCG | LB HCG
        E1 | boundary met | -LB HCG; DM SEX=M |
        E2 | met |  |
        E2 | not met | MH ACTIVE INFECTION=Y 2025-03-20.. |
        E2 | unknown | -MH ACTIVE INFECTION | MH ACTIVE INFECTION
        E2 | boundary met | +MH ACTIVE INFECTION=Y 2025-03-01..2025-03-28 |
        E2 | boundary not met | MH ACTIVE INFECTION=Y 2025-03-01..2025-03-29 |
        E3 | met |  |
        E3 | not met | QS NYHACLS=4 |
        E3 | unknown | -QS NYHACLS | QS NYHACLS
        E3 | boundary met | QS NYHACLS=2 |
        E3 | boundary not met | QS NYHACLS=3 |
        E4 | met |  |
        E4 | not met | LB HBSAG=POSITIVE |
        E4 | unknown | -LB HBSAG | LB HBSAG
        E4 | boundary met | LB HCAB=POSITIVE; LB HCVRNA=<15 [IU]/mL |
        E4 | boundary not met | LB HCAB=POSITIVE; LB HCVRNA=15 [IU]/mL |
        E4 | boundary not met | LB HBVDNA=5000 [IU]/mL |
        E4 | boundary not met | LB HCVRNA=250000 [IU]/mL |
        E5 | met |  |
        E5 | not met | LB HIVAB=POSITIVE |
        E5 | unknown | -LB HIVAB | LB HIVAB
        E5 | boundary unknown | LB HIVAB=INDETERMINATE |
        E6 | met |  |
        E6 | not met | MH SEIZURE=Y |
        E6 | unknown | -MH SEIZURE | MH SEIZURE
        E6 | boundary not met | MH SEIZURE=Y 2001..2001 |
        E7 | met |  |
        E7 | not met | MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2024-11-01.. |
        E7 | unknown | -MH CENTRAL NERVOUS SYSTEM LEUKEMIA | MH CENTRAL NERVOUS SYSTEM LEUKEMIA
        E7 | boundary met | +MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2023-01-01..2025-03-28 |
        E7 | boundary not met | MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2023-01-01..2025-03-29 |
        """;

    static readonly string[] SoochowPerson = [.. People.Eligible, "IE I1=Y", "IE I8=Y", "IE E1=N"];

    static IEnumerable<string[]> Rows(string table) =>
        table.Split('\n').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray());

    public static TheoryData<string, string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string>();
        foreach (var (study, table) in new[] { (Trial.DualTarget, DualTarget), (Trial.Soochow, Soochow) })
        foreach (var row in Rows(table))
            cases.Add(study, row[0], row[1], row[2], row.Length > 3 ? row[3] : "");
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_criterion_is_judged_as_its_case_says(string study, string id, string kind, string changes, string missing)
    {
        var subject = RecordLines.Of(study == Trial.Soochow ? SoochowPerson : People.Eligible, changes);
        var judged = Screening
            .Of(Trial.Read(study), subject, GateMoment.Screening(People.Today))
            .Criteria.Single(c => c.Criterion.Id == id);
        Assert.Null(judged.Error);
        Assert.Equal(kind.Replace("boundary ", "", StringComparison.Ordinal), Word(judged.Verdict));
        Assert.Equal(judged.Verdict == CriterionVerdict.Unknown, judged.Answer.Missing.Count > 0);
        if (missing.Length > 0)
            Assert.Contains(missing, Assert.Single(judged.Answer.Missing.InWords()), StringComparison.Ordinal);
    }

    static string Word(CriterionVerdict verdict) =>
        verdict switch
        {
            CriterionVerdict.Met => "met",
            CriterionVerdict.NotMet => "not met",
            CriterionVerdict.Unknown => "unknown",
        };

    [Theory]
    [InlineData(Trial.DualTarget, DualTarget)]
    [InlineData(Trial.Soochow, Soochow)]
    public void Every_criterion_has_a_case_of_each_kind(string study, string table)
    {
        var kinds = Rows(table).ToLookup(row => row[0], row => row[1].Split(' ')[0] == "boundary" ? "boundary" : row[1]);
        foreach (var criterion in Trial.Read(study).AtomicCriteria)
            Assert.Equal(["boundary", "met", "not met", "unknown"], kinds[criterion.Id].Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Trial.DualTarget, DualTarget)]
    [InlineData(Trial.Soochow, Soochow)]
    public void Every_unknown_case_says_what_is_missing(string study, string table) =>
        Assert.All(Rows(table).Where(row => row[1] == "unknown"), row =>
            Assert.True(row.Length > 3 && row[3].Length > 0, $"{study} {row[0]}")
        );
}
