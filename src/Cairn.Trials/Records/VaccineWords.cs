using System.Buffers;

namespace Cairn.Records;

/// <summary>Vaccines by their names: those that live, and what only sounds like one of them.</summary>
static class VaccineWords
{
    /// <summary>Vaccines of living germs (CVX, US CDC), by their names.</summary>
    internal static readonly SearchValues<string> LiveVaccines = Any(
        "VARICELLA VACCINE",
        "VARICELLA-ZOSTER VACCINE",
        "CHICKENPOX VACCINE",
        "VARIVAX",
        "ZOSTAVAX",
        "YELLOW FEVER",
        "STAMARIL",
        "YF-VAX",
        "MEASLES",
        "MMR",
        "PRIORIX",
        "ROTAVIRUS",
        "BCG VACCINE",
        "FLUMIST",
        "ORAL TYPHOID",
        "ORAL POLIO",
        "LIVE ATTENUATED",
        "LIVE-ATTENUATED",
        "LIVE VACCINE",
        "VARICELLA VACCINATION",
        "活疫苗",
        "减毒活",
        "水痘",
        "麻腮风",
        "麻疹",
        "风疹疫苗",
        "黄热",
        "卡介苗",
        "轮状病毒"
    );

    /// <summary>What names one of them and holds none alive.</summary>
    internal static readonly SearchValues<string> NoLiveVaccines = Any(
        "GLOBULIN",
        "RECOMBINANT",
        "SHINGRIX",
        "INACTIVATED",
        "NOT LIVE",
        "NON-LIVE",
        "NON LIVE",
        "灭活",
        "重组",
        "球蛋白"
    );

    /// <summary>In the name of a vaccine of which nobody says whether it lives, unless it is one of those.</summary>
    internal static readonly SearchValues<string> Vaccines = Any("VACCIN", "IMMUNIZATION", "疫苗", "接种");

    /// <summary>Vaccines that hold nothing alive (CVX, US CDC), by what they are against.</summary>
    internal static readonly SearchValues<string> OtherVaccines = Any(
        "INFLUENZA",
        "FLU ",
        "COVID",
        "SARS",
        "COMIRNATY",
        "SPIKEVAX",
        "PNEUMO",
        "PREVNAR",
        "HEPATITIS",
        "HBV",
        "HPV",
        "PAPILLOMA",
        "TETANUS",
        "DIPHTHERIA",
        "PERTUSSIS",
        "MENINGO",
        "RABIES",
        "HAEMOPHILUS",
        "HEMOPHILUS",
        "MRNA",
        "流感",
        "新冠",
        "肺炎",
        "乙肝",
        "甲肝",
        "狂犬",
        "破伤风",
        "百白破",
        "宫颈癌"
    );

    static SearchValues<string> Any(params ReadOnlySpan<string> words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
