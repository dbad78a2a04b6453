namespace Cairn.Criteria.Naming;

/// <summary>
/// Wordings of illnesses in Chinese, as charts write them, by the name under which criteria ask for them: what is one of its
/// kind, and what may be. Read by <see cref="PartWordings{T}"/>.
/// </summary>
static class IllnessParts
{
    // Of the New York Heart Association's classes III and IV, and what is as bad.
    static readonly string[] SevereFailure =
    [
        .. Parts("心功能III 心功能Ⅲ 心功能3 心功能三 心功能IV 心功能Ⅳ 心功能4 心功能四 心衰III 心衰IV"),
        .. Parts("急性心力衰竭 急性心衰 重度心力衰竭 重度心衰 心源性休克"),
    ];

    internal static readonly (string Name, string[] Is, string[] MayBe)[] Table =
    [
        (
            Illness.OtherCancer,
            Parts("癌 恶性肿瘤 淋巴瘤 黑色素瘤 骨髓瘤 肉瘤 胶质瘤 霍奇金 急性淋巴细胞白血病 慢性淋巴细胞白血病"),
            Parts("肿瘤 占位 慢性髓系白血病 慢性髓性白血病 慢性粒细胞白血病 慢粒 脑膜瘤 胸腺瘤")
        ),
        (
            "AUTOIMMUNE DISEASE",
            Parts(
                "自身免疫 红斑狼疮 类风湿 银屑病 克罗恩 溃疡性结肠炎 多发性硬化 强直性脊柱炎 干燥综合征 皮肌炎 硬皮病 重症肌无力 白塞 天疱疮"
            ),
            Parts("桥本 格雷夫斯 甲亢 白癜风 1型糖尿病 免疫性血小板减少 肾炎 血管炎 关节炎 结肠炎 溶血性贫血 葡萄膜炎 结节病")
        ),
        (
            Illness.Infection,
            Parts(
                "感染 肺炎 脓毒 败血症 菌血症 结核 曲霉 毛霉 蜂窝织炎 脓肿 带状疱疹 新冠 新型冠状病毒 流感 流行性感冒 骨髓炎 心内膜炎 疟疾"
            ),
            [
                .. Parts(
                    "粒细胞缺乏伴发热 粒缺伴发热 粒缺发热 脑膜炎 脑炎 腹膜炎 念珠菌 巨细胞病毒 EB病毒 膀胱炎 阑尾炎 胆囊炎 胆管炎"
                ),
                .. Parts(
                    "支气管炎 支气管扩张 中耳炎 肝炎 梅毒 肺部浸润 肺部阴影 病毒血症 血培养 真菌 细菌 病毒 肛周 发热 肠炎 结肠炎"
                ),
            ]
        ),
        ("SEIZURE", Parts("癫痫 惊厥"), Parts("抽搐 子痫")),
        (
            "STROKE",
            Parts("脑卒中 中风 脑梗 脑出血 蛛网膜下腔出血 颅内出血 脑栓塞"),
            Parts("短暂性脑缺血 脑缺血 硬膜下 偏瘫 腔隙 脑血管 失语")
        ),
        (
            "MYOCARDIAL INFARCTION",
            Parts("心肌梗死 心肌梗塞 心梗"),
            Parts("急性冠脉综合征 急性冠状动脉综合征 不稳定型心绞痛 心肌缺血")
        ),
        ("GRAFT VERSUS HOST DISEASE", Parts("移植物抗宿主"), Parts("闭塞性细支气管炎")),
        (
            "NON-ISCHEMIC CARDIOMYOPATHY",
            [],
            [.. Parts("心肌病 心力衰竭 心衰 心肌炎 心功能 心脏病 心脏毒性 淀粉样变"), .. SevereFailure]
        ),
        (Illness.HeartWithSymptoms, [], Parts("心绞痛 心力衰竭 心衰 心功能不全 心肌炎 心包炎 急性冠脉 心源性休克 肺水肿")),
        (Illness.Rhythm, [], Parts("室性心动过速 室速 室颤 心室颤动 房室传导阻滞 病态窦房 长QT 心脏骤停")),
        ("PULMONARY FIBROSIS", Parts("肺纤维化"), Parts("间质性肺炎 间质性肺 肺间质 尘肺 机化性肺炎 闭塞性细支气管炎")),
        (
            Illness.NervousLeukaemia,
            Parts(
                "中枢神经系统白血病 中枢白血病 脑膜白血病 脑白血病 神经白血病 白血病脑膜 中枢神经系统浸润 中枢浸润 中枢神经系统受累"
            ),
            Parts("中枢 脑脊液 脑膜")
        ),
        ("ACUTE PROMYELOCYTIC LEUKEMIA", Parts("早幼粒细胞白血病"), Parts("M3型 M3白血病 白血病M3")),
        ("ALLERGY TO A STUDY DRUG", [], Parts("药物过敏 过敏性休克 氟达拉滨 环磷酰胺 二甲基亚砜 托珠单抗")),
        (Illness.Hiv, [], Parts("艾滋 获得性免疫缺陷 人类免疫缺陷")),
        (Illness.HepatitisB, [], Parts("乙型肝炎 乙型病毒性肝炎 乙肝 病毒性肝炎")),
        (Illness.HepatitisC, [], Parts("丙型肝炎 丙型病毒性肝炎 丙肝 病毒性肝炎")),
        (Illness.SevereHeartFailure, [], SevereFailure),
        (Illness.Pregnancy, [], Parts("妊娠 怀孕 早孕")),
        (Illness.Lactation, [], Parts("哺乳")),
    ];

    /// <summary>Everyday illnesses and operations, the leukaemia itself, and what a shorter wording would mistake.</summary>
    internal static readonly string[] Everyday =
    [
        .. Parts(
            "白血病 骨髓增生异常 骨髓增殖 骨髓纤维化 髓系肉瘤 粒细胞肉瘤 绿色瘤 癌痛 良性肿瘤 血管瘤 脂肪瘤 肌瘤 腺瘤 肿瘤溶解"
        ),
        .. Parts("缓解 复发 移植 化疗 输血 高血压 糖尿病 高脂血症 高血脂 血脂 高尿酸 痛风 痛风性关节炎 骨关节炎 冠心病 冠状动脉"),
        .. Parts(
            "心绞痛 房颤 心房颤动 心律失常 早搏 心动过速 心动过缓 一度房室传导阻滞 束支传导阻滞 瓣膜 贫血 减少 缺乏 减低 降低"
        ),
        .. Parts(
            "升高 增高 低下 异常 甲状腺 甲减 结节 囊肿 息肉 结石 胃炎 食管炎 溃疡 反流 便秘 腹泻 恶心 呕吐 黏膜炎 粘膜炎 口腔 痔 疝"
        ),
        .. Parts(
            "阑尾切除 切除 手术 术后 骨折 外伤 骨质 颈椎 腰椎 椎间盘 痛 头晕 失眠 焦虑 抑郁 鼻炎 鼻窦炎 咽炎 扁桃体炎 感冒 哮喘"
        ),
        .. Parts("慢阻肺 慢性阻塞性 咳嗽 皮疹 湿疹 荨麻疹 皮炎 瘙痒 乏力 水肿 血栓 栓塞 出血 静脉曲张 白内障 青光眼 近视 耳鸣"),
        .. Parts(
            "肥胖 吸烟 饮酒 青霉素过敏 过敏 低钾 低钠 低蛋白 高血糖 肝功能 脂肪肝 脂肪性肝炎 药物性肝炎 酒精性肝炎 肾功能 前列腺"
        ),
        .. Parts(
            "脾大 淋巴结 神经病变 麻木 幽门螺杆菌 甲型肝炎 甲肝 单纯疱疹 足癣 甲癣 体癣 妊娠期糖尿病 妊娠高血压 泌乳素 月经 绝经"
        ),
    ];

    internal static readonly string[] OfAnother = [.. Parts("家族史 疫苗 接种 预防 父亲 母亲")];

    internal static readonly string[] Doubts = [.. Parts("无 未 否认 排除 待排 疑 可能 ？ ?")];

    static string[] Parts(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
