namespace Cairn.Quantities;

/// <summary>
/// The atoms and prefixes of UCUM (The Unified Code for Units of Measure, version 2.2, 2024). One row an atom: its code, whether
/// it takes a prefix (metric) or measures in its own right only (arbitrary), its number and unit, and the function of a special
/// unit. The mole is a base unit here, as in the SI: an amount of substance is no count, so that mmol/L never converts to 10*9/L.
/// </summary>
static class UcumTable
{
    /// <summary>The base units, in the order of <see cref="Dimension"/>.</summary>
    public static readonly string[] Bases = ["m", "s", "g", "rad", "K", "C", "cd", "mol"];

    /// <summary>Code and power of ten; the binary ones have a power of two.</summary>
    public static readonly (string Code, int Base, int Power)[] Prefixes =
    [
        ("da", 10, 1),
        ("Ki", 2, 10),
        ("Mi", 2, 20),
        ("Gi", 2, 30),
        ("Ti", 2, 40),
        ("Y", 10, 24),
        ("Z", 10, 21),
        ("E", 10, 18),
        ("P", 10, 15),
        ("T", 10, 12),
        ("G", 10, 9),
        ("M", 10, 6),
        ("k", 10, 3),
        ("h", 10, 2),
        ("d", 10, -1),
        ("c", 10, -2),
        ("m", 10, -3),
        ("u", 10, -6),
        ("n", 10, -9),
        ("p", 10, -12),
        ("f", 10, -15),
        ("a", 10, -18),
        ("z", 10, -21),
        ("y", 10, -24),
    ];

    /// <summary>Code, kind, number, unit, function; a dash where there is none.</summary>
    public const string Atoms = """
        10* plain 10 1
        10^ plain 10 1
        [pi] plain 3.1415926535897932384626433832795028841971693993751058209749445923 1
        % plain 1 10*-2
        [ppth] plain 1 10*-3
        [ppm] plain 1 10*-6
        [ppb] plain 1 10*-9
        [pptr] plain 1 10*-12
        sr metric 1 rad2
        Hz metric 1 s-1
        N metric 1 kg.m/s2
        Pa metric 1 N/m2
        J metric 1 N.m
        W metric 1 J/s
        A metric 1 C/s
        V metric 1 J/C
        F metric 1 C/V
        Ohm metric 1 V/A
        S metric 1 Ohm-1
        Wb metric 1 V.s
        Cel metric 1 K Cel
        T metric 1 Wb/m2
        H metric 1 Wb/A
        lm metric 1 cd.sr
        lx metric 1 lm/m2
        Bq metric 1 s-1
        Gy metric 1 J/kg
        Sv metric 1 J/kg
        gon plain 0.9 deg
        deg plain 2 [pi].rad/360
        ' plain 1 deg/60
        '' plain 1 '/60
        l metric 1 dm3
        L metric 1 l
        ar metric 100 m2
        min plain 60 s
        h plain 60 min
        d plain 24 h
        a_t plain 365.24219 d
        a_j plain 365.25 d
        a_g plain 365.2425 d
        a plain 1 a_j
        wk plain 7 d
        mo_s plain 29.53059 d
        mo_j plain 1 a_j/12
        mo_g plain 1 a_g/12
        mo plain 1 mo_j
        t metric 1e3 kg
        bar metric 1e5 Pa
        u metric 1.66053906660e-24 g
        eV metric 1 [e].V
        AU plain 149597.870691 Mm
        pc metric 3.085678e16 m
        [c] metric 299792458 m/s
        [h] metric 6.62607015e-34 J.s
        [k] metric 1.380649e-23 J/K
        [eps_0] metric 8.854187817e-12 F/m
        [mu_0] metric 1 4.[pi].10*-7.N/A2
        [e] metric 1.602176634e-19 C
        [m_e] metric 9.1093837139e-31 kg
        [m_p] metric 1.67262192595e-27 kg
        [G] metric 6.67430e-11 m3.kg-1.s-2
        [g] metric 980665e-5 m/s2
        atm plain 101325 Pa
        [ly] metric 1 [c].a_j
        gf metric 1 g.[g]
        [lbf_av] plain 1 [lb_av].[g]
        Ky metric 1 cm-1
        Gal metric 1 cm/s2
        dyn metric 1 g.cm/s2
        erg metric 1 dyn.cm
        P metric 1 dyn.s/cm2
        Bi metric 10 A
        St metric 1 cm2/s
        Mx metric 1e-8 Wb
        G metric 1e-4 T
        Oe metric 250 /[pi].A/m
        Gb metric 1 Oe.cm
        sb metric 1 cd/cm2
        Lmb metric 1 cd/cm2/[pi]
        ph metric 1e-4 lx
        Ci metric 37e9 Bq
        R metric 2.58e-4 C/kg
        RAD metric 100 erg/g
        REM metric 1 RAD
        [in_i] plain 254e-2 cm
        [ft_i] plain 12 [in_i]
        [yd_i] plain 3 [ft_i]
        [mi_i] plain 5280 [ft_i]
        [fth_i] plain 6 [ft_i]
        [nmi_i] plain 1852 m
        [kn_i] plain 1 [nmi_i]/h
        [sin_i] plain 1 [in_i]2
        [sft_i] plain 1 [ft_i]2
        [syd_i] plain 1 [yd_i]2
        [cin_i] plain 1 [in_i]3
        [cft_i] plain 1 [ft_i]3
        [cyd_i] plain 1 [yd_i]3
        [bf_i] plain 144 [in_i]3
        [cr_i] plain 128 [ft_i]3
        [mil_i] plain 1e-3 [in_i]
        [cml_i] plain 1 [pi]/4.[mil_i]2
        [hd_i] plain 4 [in_i]
        [ft_us] plain 1200 m/3937
        [yd_us] plain 3 [ft_us]
        [in_us] plain 1 [ft_us]/12
        [rd_us] plain 16.5 [ft_us]
        [ch_us] plain 4 [rd_us]
        [lk_us] plain 1 [ch_us]/100
        [rch_us] plain 100 [ft_us]
        [rlk_us] plain 1 [rch_us]/100
        [fth_us] plain 6 [ft_us]
        [fur_us] plain 40 [rd_us]
        [mi_us] plain 8 [fur_us]
        [acr_us] plain 160 [rd_us]2
        [srd_us] plain 1 [rd_us]2
        [smi_us] plain 1 [mi_us]2
        [sct] plain 1 [mi_us]2
        [twp] plain 36 [sct]
        [mil_us] plain 1e-3 [in_us]
        [in_br] plain 2.539998 cm
        [ft_br] plain 12 [in_br]
        [rd_br] plain 16.5 [ft_br]
        [ch_br] plain 4 [rd_br]
        [lk_br] plain 1 [ch_br]/100
        [fth_br] plain 6 [ft_br]
        [pc_br] plain 2.5 [ft_br]
        [yd_br] plain 3 [ft_br]
        [mi_br] plain 5280 [ft_br]
        [nmi_br] plain 6080 [ft_br]
        [kn_br] plain 1 [nmi_br]/h
        [acr_br] plain 4840 [yd_br]2
        [gal_us] plain 231 [in_i]3
        [bbl_us] plain 42 [gal_us]
        [qt_us] plain 1 [gal_us]/4
        [pt_us] plain 1 [qt_us]/2
        [gil_us] plain 1 [pt_us]/4
        [foz_us] plain 1 [gil_us]/4
        [fdr_us] plain 1 [foz_us]/8
        [min_us] plain 1 [fdr_us]/60
        [crd_us] plain 128 [ft_i]3
        [bu_us] plain 2150.42 [in_i]3
        [gal_wi] plain 1 [bu_us]/8
        [pk_us] plain 1 [bu_us]/4
        [dqt_us] plain 1 [pk_us]/8
        [dpt_us] plain 1 [dqt_us]/2
        [tbs_us] plain 1 [foz_us]/2
        [tsp_us] plain 1 [tbs_us]/3
        [cup_us] plain 16 [tbs_us]
        [foz_m] plain 30 mL
        [cup_m] plain 240 mL
        [tsp_m] plain 5 mL
        [tbs_m] plain 15 mL
        [gal_br] plain 4.54609 l
        [pk_br] plain 2 [gal_br]
        [bu_br] plain 4 [pk_br]
        [qt_br] plain 1 [gal_br]/4
        [pt_br] plain 1 [qt_br]/2
        [gil_br] plain 1 [pt_br]/4
        [foz_br] plain 1 [gil_br]/5
        [fdr_br] plain 1 [foz_br]/8
        [min_br] plain 1 [fdr_br]/60
        [gr] plain 64.79891 mg
        [lb_av] plain 7000 [gr]
        [oz_av] plain 1 [lb_av]/16
        [dr_av] plain 1 [oz_av]/16
        [scwt_av] plain 100 [lb_av]
        [lcwt_av] plain 112 [lb_av]
        [ston_av] plain 20 [scwt_av]
        [lton_av] plain 20 [lcwt_av]
        [stone_av] plain 14 [lb_av]
        [pwt_tr] plain 24 [gr]
        [oz_tr] plain 20 [pwt_tr]
        [lb_tr] plain 12 [oz_tr]
        [sc_ap] plain 20 [gr]
        [dr_ap] plain 3 [sc_ap]
        [oz_ap] plain 8 [dr_ap]
        [lb_ap] plain 12 [oz_ap]
        [oz_m] plain 28 g
        [lne] plain 1 [in_i]/12
        [pnt] plain 1 [lne]/6
        [pca] plain 12 [pnt]
        [pnt_pr] plain 0.013837 [in_i]
        [pca_pr] plain 12 [pnt_pr]
        [pied] plain 32.48 cm
        [pouce] plain 1 [pied]/12
        [ligne] plain 1 [pouce]/12
        [didot] plain 1 [ligne]/6
        [cicero] plain 12 [didot]
        [degF] plain 5 K/9 degF
        [degR] plain 5 K/9
        [degRe] plain 5 K/4 degRe
        cal_[15] metric 4.18580 J
        cal_[20] metric 4.18190 J
        cal_m metric 4.19002 J
        cal_IT metric 4.1868 J
        cal_th metric 4.184 J
        cal metric 1 cal_th
        [Cal] plain 1 kcal_th
        [Btu_39] plain 1.05967 kJ
        [Btu_59] plain 1.05480 kJ
        [Btu_60] plain 1.05468 kJ
        [Btu_m] plain 1.05587 kJ
        [Btu_IT] plain 1.05505585262 kJ
        [Btu_th] plain 1.054350 kJ
        [Btu] plain 1 [Btu_th]
        [HP] plain 550 [ft_i].[lbf_av]/s
        tex metric 1 g/km
        [den] plain 1 g/9/km
        m[H2O] metric 980665e-5 kPa
        m[Hg] metric 133.3220 kPa
        [in_i'H2O] plain 1 m[H2O].[in_i]/m
        [in_i'Hg] plain 1 m[Hg].[in_i]/m
        [PRU] plain 1 mm[Hg].s/ml
        [wood'U] plain 1 mm[Hg].min/L
        [diop] plain 1 /m
        [p'diop] plain 1 rad tanTimes100
        %[slope] plain 1 deg 100tan
        [mesh_i] plain 1 /[in_i]
        [Ch] plain 1 mm/3
        [drp] plain 1 ml/20
        [hnsf'U] plain 1 1
        [MET] plain 3.5 mL/min/kg
        [hp'_X] plain 1 1 hpX
        [hp'_C] plain 1 1 hpC
        [hp'_M] plain 1 1 hpM
        [hp'_Q] plain 1 1 hpQ
        [hp_X] arbitrary - -
        [hp_C] arbitrary - -
        [hp_M] arbitrary - -
        [hp_Q] arbitrary - -
        [kp_X] arbitrary - -
        [kp_C] arbitrary - -
        [kp_M] arbitrary - -
        [kp_Q] arbitrary - -
        eq metric 1 mol
        osm metric 1 mol
        [pH] plain 1 mol/l pH
        g% metric 1 g/dl
        [S] plain 1 10*-13.s
        [HPF] plain 1 1
        [LPF] plain 100 1
        kat metric 1 mol/s
        U metric 1 umol/min
        [iU] metric-arbitrary - -
        [IU] metric 1 [iU]
        [arb'U] arbitrary - -
        [USP'U] arbitrary - -
        [GPL'U] arbitrary - -
        [MPL'U] arbitrary - -
        [APL'U] arbitrary - -
        [beth'U] arbitrary - -
        [anti'Xa'U] arbitrary - -
        [todd'U] arbitrary - -
        [dye'U] arbitrary - -
        [smgy'U] arbitrary - -
        [bdsk'U] arbitrary - -
        [ka'U] arbitrary - -
        [knk'U] arbitrary - -
        [mclg'U] arbitrary - -
        [tb'U] arbitrary - -
        [CCID_50] arbitrary - -
        [TCID_50] arbitrary - -
        [EID_50] arbitrary - -
        [PFU] arbitrary - -
        [FFU] arbitrary - -
        [CFU] arbitrary - -
        [IR] arbitrary - -
        [BAU] arbitrary - -
        [AU] arbitrary - -
        [Amb'a'1'U] arbitrary - -
        [PNU] arbitrary - -
        [Lf] arbitrary - -
        [D'ag'U] arbitrary - -
        [FEU] arbitrary - -
        [ELU] arbitrary - -
        [EU] arbitrary - -
        Np metric 1 1 ln
        B metric 1 1 lg
        B[SPL] metric 2 10*-5.Pa lgTimes2
        B[V] metric 1 V lgTimes2
        B[mV] metric 1 mV lgTimes2
        B[uV] metric 1 uV lgTimes2
        B[10.nV] metric 10 nV lgTimes2
        B[W] metric 1 W lg
        B[kW] metric 1 kW lg
        st metric 1 m3
        Ao plain 0.1 nm
        b plain 100 fm2
        att plain 1 kgf/cm2
        mho metric 1 S
        [psi] plain 1 [lbf_av]/[in_i]2
        circ plain 2 [pi].rad
        sph plain 4 [pi].sr
        [car_m] plain 2e-1 g
        [car_Au] plain 1 /24
        [smoot] plain 67 [in_i]
        [m/s2/Hz^(1/2)] plain 1 m2/s4/Hz sqrt
        [NTU] plain 1 1
        [FNU] plain 1 1
        bit_s plain 1 1 ld
        bit metric 1 1
        By metric 8 bit
        Bd metric 1 /s
        """;
}
