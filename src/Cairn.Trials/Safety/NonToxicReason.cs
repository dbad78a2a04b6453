using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Cairn.Response;

namespace Cairn.Safety;

/// <summary>
/// Reasons in words (EXADJ) why cells were not given, or not all, that are no toxicity: the product, its way to the ward, the
/// plan's own limits, the subject's wish, the disease. Every word of the text has to be known: what else is written beside them
/// may be the true reason, and is asked about. Chosen by the project, in English and Chinese.
/// </summary>
static class NonToxicReason
{
    // What holds the cells, and what may befall it. A clot, a rupture and "expired" are said of people too.
    static readonly FrozenSet<string> Things = Words("BAG BAGS VIAL VIALS SYRINGE PRODUCT CELL CELLS DOSE DOSES", "袋 产品 细胞"),
        Defects = Words(
            "LEAK LEAKED LEAKING LEAKAGE THAW THAWED THAWING CLOT CLOTTED CLUMP CLUMPS CLUMPED CLUMPING AGGREGATES",
            "CONTAMINATED CONTAMINATION BROKEN BROKE BURST DAMAGED DAMAGE RUPTURED SPILLED SPILLAGE EXPIRED SHORT",
            "破裂 破损 渗漏 泄漏 污染 复苏"
        ),
        Reasons = Words(
            // the product
            "VIABILITY SHORTAGE SHORTFALL INSUFFICIENT SPEC SPECIFICATION SPECIFICATIONS OOS RELEASE RELEASED",
            "MANUFACTURING MANUFACTURE MANUFACTURED YIELD",
            "活力 活率 不合格 质检 放行 制备 不足 短缺",
            // its way to the ward
            "SHIPMENT SHIPPING TRANSPORT COURIER DELIVERY LOGISTIC LOGISTICS LOGISTICAL TECHNICAL EQUIPMENT FREEZER",
            "PHARMACY STAFFING WEEKEND HOLIDAY",
            "运输 物流 设备 节假日",
            // the plan
            "CAP CAPPED WEIGHT 上限 体重"
        ),
        Wishes = Words(
            "REFUSED REFUSES REFUSAL DECLINED DECLINES WISH WISHES REQUEST REQUESTED CONSENT",
            "拒绝 要求 意愿 放弃 知情同意"
        ),
        People = Words("PATIENT PATIENTS SUBJECT SUBJECTS HIS HER 患者 受试者 家属 本人"),
        Beside = Words(
            "A AN THE OF IN OUT ON AT TO BY FOR FROM WITH NOT NO AND WAS WERE IS ENOUGH TOO FEW LOW LESS THAN PLANNED CAR T",
            "FRACTION INFUSION INFUSIONS FIRST SECOND THIRD LAST REST REMAINING FURTHER MORE GIVEN AVAILABLE S OWN WITHDREW",
            "WITHDRAWN WITHHELD FAILED FAILURE DURING DUE BECAUSE HIGHEST MAXIMUM TOTAL REACHED LIMIT NUMBER DELAY DELAYED",
            "LATE LOST TWICE PROBLEM",
            "数量 剂量 因 的 延误 失败 回输 未 达到 最大 总 撤回"
        );

    static readonly FrozenSet<string> Known = Words([.. Things, .. Defects, .. Reasons, .. Wishes, .. People, .. Beside]);

    static FrozenSet<string> Words(params string[] lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A word in letters of ours, one of the known ones in Chinese, or any other sign but what parts words; numbers say nothing.
    static readonly Regex Token = new(
        $@"[A-Za-z]+|{string.Join('|', Chinese)}|[^\s\d.,;:/()%'’\-–—，。；：、（）]",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    static IEnumerable<string> Chinese =>
        from word in Known
        where !char.IsAscii(word[0])
        orderby word.Length descending
        select word;

    /// <summary>True of a text that names such a reason and nothing beside it.</summary>
    public static bool Is(string reason)
    {
        List<string> words = [.. from Match found in Token.Matches(reason) select found.Value];
        return DiseaseAsCause.Is(reason) || words.TrueForAll(Known.Contains) && (IsWish(words) || IsOfTheProduct(words));
    }

    static bool IsWish(List<string> words) => words.Exists(Wishes.Contains);

    // Of a person nothing is settled but the wish.
    static bool IsOfTheProduct(List<string> words) =>
        !words.Exists(People.Contains)
        && (words.Exists(Reasons.Contains) || words.Exists(Defects.Contains) && words.Exists(Things.Contains));
}
