import type { Language } from "./language";

/** Russian. */
export const ru: Language<"one" | "few" | "many"> = {
  code: "ru",
  locale: "ru-RU",
  units: "short",
  direction: "ltr",
  name: "Русский",
  counted: {
    answers: { one: "{n} ответ", few: "{n} ответа", many: "{n} ответов", other: "{n} ответа" },
    people: {
      one: "{n} человек",
      few: "{n} человека",
      many: "{n} человек",
      other: "{n} человека",
    },
    replies: { one: "{n} ответ", few: "{n} ответа", many: "{n} ответов", other: "{n} ответа" },
    tickets: {
      one: "{n} обращение",
      few: "{n} обращения",
      many: "{n} обращений",
      other: "{n} обращения",
    },
    customers: {
      one: "{n} клиент",
      few: "{n} клиента",
      many: "{n} клиентов",
      other: "{n} клиента",
    },
    orders: { one: "{n} заказ", few: "{n} заказа", many: "{n} заказов", other: "{n} заказа" },
    rows: { one: "{n} строка", few: "{n} строки", many: "{n} строк", other: "{n} строки" },
  },
  words: {
    scorecard: "клиентская система показателей",
    period: (from, until, zone) => `${from} – ${until}, часовой пояс: ${zone}`,
    skip: "К показателям",
    languages: "Языки",
    to: (lower, upper) => `${lower} … ${upper}`,
    quote: (statement) => `«${statement}»`,
    blank: "(пусто)",
    list: ", ",
    table: "Те же данные в таблице",
    none: "нет",

    sections: {
      files: "Файлы",
      headlines: "Коротко",
      figures: "Все показатели",
      objectives: "Цели, оценка от 0 до 10",
      said: "Что говорят клиенты",
      segments: "По сегментам",
      months: "По месяцам",
      service: "Качество обслуживания: ожидание и восприятие (от 1 до 7)",
      attention: "На что обратить внимание",
      loyalty: "Кто остаётся",
      worth: "Ценность клиентов",
      customer: (id) => `Один клиент: ${id}`,
      rejected: "Отброшенные строки",
      notes: "Примечания",
    },

    figures: {
      nps: "Индекс потребительской лояльности (NPS)",
      csat: "Удовлетворённость (CSAT)",
      servqual: "Разрыв качества обслуживания (SERVQUAL)",
      weighted: "с учётом важности",
      firstResponse: "Время первого ответа (медиана)",
      withinTarget: (hours) => `Ответ в течение ${hours} ч`,
      retention: "Удержание клиентов",
      fromCounts: "по трём числам",
      churn: "Отток клиентов",
      revenue: "Выручка",
      historicValue: "Ценность покупателя",
      lifetimeValue: "Пожизненная ценность клиента (LTV)",
    },

    columns: {
      kpi: "Показатель",
      value: "Значение",
      interval: "95 % дов. интервал",
      basis: "На основе",
      yearAgo: "Год назад",
      target: "Цель",
      status: "Статус",
      objective: "Цель",
      kind: "Слова или дела",
      interest: "Важно для",
      score: "Оценка",
      segment: "Сегмент",
      month: "Месяц",
      nps: "NPS",
      csat: "CSAT",
      gap: "Разрыв",
      firstReply: "Первый ответ",
      within: (hours) => `За ${hours} ч`,
      kept: "Удержано",
      lost: "Ушло",
      new: "Новых",
      revenue: "Выручка",
      worth: "Ценность",
      lifetime: "LTV",
      dimension: "Измерение",
      expected: "Ожидание",
      perceived: "Восприятие",
      weakest: "Слабое место",
      overall: "В целом",
      without: "Без этого",
      verdict: "Вывод",
      answers: "Ответы",
      share: "Доля",
      quarter: "Квартал",
      customers: "Клиенты",
      number: "Число",
      step: "Шаг",
      change: "Изменение",
      total: "Итого",
      revenueBefore: "Ценность за год до того",
      touchpoint: "Точка контакта",
      pull: "Вклад",
      now: "Сейчас",
      scoreBefore: "Оценка тогда",
      side: "Сторона",
      measures: "Показателей",
      weight: "Вес",
      arithmetic: "Расчёт",
      what: "Что",
      times: "Раз",
      last: "Последнее",
      lately: "В последнее время",
      always: "Среднее",
      difference: "Разница",
    },

    status: {
      green: "цель достигнута",
      amber: "близко к цели",
      red: "цель не достигнута",
    },
    doubtful: "сомнительно",
    kind: { say: "слова", do: "дела" },
    interest: { customer: "клиента", company: "компании" },
    all: "Всё вместе",

    objectives: {
      recommend: "Я посоветую другу покупать здесь.",
      answered: "Мне быстро отвечают и помогают.",
      stay: "Я остаюсь, потому что оно того стоит.",
    },

    dimensions: {
      tangibles: "материальность",
      reliability: "надёжность",
      responsiveness: "отзывчивость",
      assurance: "уверенность",
      empathy: "эмпатия",
    },

    weakPoints: "Всё, что хуже остального больше, чем это бывает случайно",
    verdict: { worse: "явно хуже", better: "явно лучше", chance: "может быть случайностью" },
    reasons: (reasons, segment) =>
      `Почему ушли клиенты${segment === null ? "" : `, ${segment}`}: ${reasons}`,
    notGiven: "не указано",
    otherReasons: "прочее",
    allReasons: "Почему ушли клиенты, по сегментам",
    waiting: (tickets, longest) => `Без ответа: ${tickets}, самое долгое ожидание ${longest}`,

    rejected: (file, left, rows) => `${file}: отброшено ${left}, всего ${rows}`,
    rejectedFor: (count, fault, examples) => `${count} × ${fault}: ${examples}`,
    example: (row, file, came) =>
      `строка ${row}${file === "" ? "" : ` в ${file}`}${came === "" ? "" : ` (${came})`}`,
    unreadable: {
      encoding: "он не в UTF-8; сохраните его как «CSV UTF-8»",
      empty: "он пуст",
      workbook: "это книга, архив или PDF; сохраните его как «CSV UTF-8»",
      folder: "это папка",
      quote: (start) => `в строке, которая начинается с ${start}, не закрыта кавычка`,
    },
    reasonCodes: {
      cancellation_requested: "просьба об отмене",
      payment_failed: "платёж не прошёл",
      payment_disputed: "платёж оспорен",
    },
    faults: {
      blank: (field) => `нет значения ${field}`,
      date: (field) => `${field} – не дата`,
      number: (field) => `${field} – не число`,
      id: (field) => `${field} – не идентификатор`,
      wait: (field) => `${field} – не срок`,
      negative: (field) => `${field} меньше 0`,
      word: (field, words) => `${field} – ни одно из слов ${words}`,
      scale: (field, min, max) => `${field} – не целое число от ${min} до ${max}`,
      order: (field, other) => `${field} раньше, чем ${other}`,
      fields: (expected) => `полей не столько, сколько в заголовке (${expected})`,
    },
    mostly: {
      blank: (field) => `строки без ${field}`,
      date: (came) => `даты вида ${came}`,
      number: (came) => `числа вида ${came}`,
      id: (came) => `идентификаторы вида ${came}`,
      wait: (came) => `сроки вида ${came}`,
      negative: (came) => `отрицательные числа вида ${came}`,
      word: (came) => `неизвестные слова вида ${came}`,
      scale: (came, field, min, max) =>
        `ответы вида ${came} в ${field}, где возможны от ${min} до ${max}`,
      order: (field, other) => `${field} раньше, чем ${other}`,
      fields: "строки с недостающими или лишними полями",
      other: (message) => `строки с такой ошибкой: ${message}`,
    },
    files: {
      took: (files, source, rows) => `${files}: прочитан как ${source}, ${rows}.`,
      counted: (count, file) => `Учтено: ${count}, как если бы они были в ${file}`,
      hidden: (file) => `Не учтён, так как есть ${file}.`,
      unused: "Здесь из него ничего не считается.",
      refused: (why) => `Из него ничего нельзя посчитать: ${why}`,
      span: (first, last) => `Первая – ${first}, последняя – ${last}`,
      joined: (rows) => `Присоединено к предыдущим: ${rows}`,
      repeated: (rows, last) =>
        `В нескольких файлах: ${rows}; верно то, что изменено последним, иначе последний по имени файл: ${last}`,
      shared: (rows) => `Есть и в другой выгрузке того же сервиса: ${rows}; учтены один раз`,
      several: (file, sources) =>
        `Вместо ${file} прочитаны: ${sources}. Если два из них говорят об одном и том же, уберите один из папки.`,
      alike: (rows) =>
        `С тем же id, что у другой, отличающейся строки: ${rows}; учтены все, так как не видно, какая новее`,
      leftOut: (reasons) => `Не учтено: ${reasons}`,
      reasons: {
        "no customer": "без клиента",
        future: "ещё не началось",
        transferred: "передано",
        "never paid": "так и не оплачено",
        "no order": "не заказ",
        canceled: "отменено",
        cancelled: "отменено",
        unavailable: "нет в наличии",
        "bad debt": "безнадёжный долг",
        employees: "сотрудники",
        "product/market fit": "соответствие рынку",
        lost: "проиграно",
        open: "ещё открыто",
        custom: "свой опрос",
        preview: "предпросмотр",
        spam: "спам",
        unfinished: "не закончено",
        voided: "аннулировано",
        deleted: "удалено",
        paused: "приостановлено",
        test: "тестовые",
        failed: "не прошло",
        pending: "ожидает",
        uncaptured: "не списано",
        footer: "подвал таблицы",
        header: "шапка таблицы",
        "blank row": "пустая строка",
        repeated: "повтор",
        "older state": "прежнее состояние",
      },
      otherCurrency: (currency) => `не в ${currency}`,
      ratings: (count) =>
        `Учтены и оценки удовлетворённости (${count}), по дню поступления обращения`,
      ownScale: "Довольными считаются те, кто поставил лучшую оценку по шкале самого сервиса",
      noScale:
        "Удовлетворённость не учтена: неизвестно, сколько баллов в её шкале; запишите её в answers.csv, от 1 до 5",
      rejected: (rows) => `Отклонено: ${rows}, см. отклонённые строки`,
      zone: (zone) =>
        `В файле не указан часовой пояс: время принято за ${zone}. Другой: --time-zone Asia/Dubai`,
      dayFirst:
        "День и месяц стоят так, как согласуются все даты. Иначе: --day-first или --month-first",
      unread: (names) => `Не прочитано, так как читаются только файлы CSV самой папки: ${names}.`,
      unknown: (files) => `Не от известных программ: ${files}.`,
    },
    trust: {
      from: (read, lost, rows, file, mostly) =>
        `По ${read} строк ${file}: отброшено ${lost} (всего ${rows}), ${mostly}.`,
      mostly: (what) => `главным образом ${what}`,
      often: (what) => `чаще всего ${what}`,
      doubtful: (figures) => `Доверять нельзя: ${figures}.`,
      position: {
        first: "Потерянные строки стоят большей частью в начале файла.",
        last: "Потерянные строки стоят большей частью в конце файла.",
      },
      value: (column, value, share) =>
        `Потеря не случайна: из строк, где ${column} – ${value}, пропало ${share}.`,
      figures: (column, lost, kept) =>
        `Потеря не случайна: среднее ${column} в потерянных строках ${lost}, в остальных ${kept}.`,
      hint: (said) => `Что может помочь, в settings.json: ${said}.`,
      zone: (zone) => `Время понято как ${zone}: в settings.json не указан часовой пояс.`,
      months: "Месяцы – последние двенадцать полных: в settings.json они не указаны.",
      unreadable: (file, why) => `Не учтён, так как не читается: ${file}. Причина: ${why}.`,
      oneDay: (file, day) => `Только за ${day}: ${file}.`,
      part: (file, from, until) => `Только с ${from} по ${until}: ${file}.`,
      fives: (file, month) =>
        `В ${file}${month === null ? "" : ` (${month})`} нет ответа выше 5: возможно, это шкала из пяти баллов, а не от 0 до 10.`,
      twice: (file, rows) =>
        `В ${file} стоят второй раз, слово в слово, не меньше чем ${rows}, и считаются снова: возможно, что-то вставлено дважды.`,
      cents: (file, broken, whole) =>
        `В ${file} большинство сумм есть и в сто раз большие, например ${whole} рядом с ${broken}: возможно, часть указана в копейках или центах.`,
      days: (file) => `В ${file} дни без времени суток: сколько кто ждал, по ним не узнать.`,
      silent: (file, day) =>
        `В ${file} после ${day} никто не приходит и не уходит: того, что было позже, может не хватать.`,
      hole: (file, from, until) => `С ${from} по ${until} ничего: ${file}.`,
      gone: (file) => `В ${file} ушли все: возможно, там только те, кто ушёл.`,
      stayed: (file, day) =>
        day === null
          ? `В ${file} никто никогда не уходит: возможно, там только те, кто остался.`
          : `В ${file} после ${day} никто не уходит, дольше, чем когда-либо: ушедших позже может не хватать.`,
      busiest: (customer, orders, all) =>
        `На клиента ${customer} приходится ${orders} из ${all}: не общее ли это имя всех, у кого его нет?`,
      largest: (customer, amount) =>
        `Один заказ клиента ${customer} на сумму ${amount} – это половина всех продаж или больше: нет ли ошибки?`,
      future: (file, day) =>
        `В ${file} есть даты из будущего, до ${day}: они не вошли ни в один показатель и, возможно, прочитаны не так, как задуманы.`,
      filesEnd: (day) =>
        `Файлы кончаются ${day}: последний месяц не полон и может казаться хуже или лучше, чем есть.`,
      lastMonths: "Месяцы – последние двенадцать в файлах: в settings.json они не указаны.",
    },

    highlights: {
      change: (name, [from, fromWhen], [to, toWhen], { isBetter }, season) =>
        `${name}: было ${from} (${fromWhen}), стало ${to} (${toWhen}) – ` +
        `${isBetter ? "лучше" : "хуже"}, и это не случайность` +
        `${season ? `, как и в те же месяцы годом ранее (было ${season[0]}, стало ${season[1]})` : ""}.`,
      yearBefore: (since) => (since === null ? "годом раньше" : `годом раньше, начиная с ${since}`),
      year: "за эти месяцы",
      notTrusted: "Что изменилось, сказать нельзя: этим показателям доверять нельзя.",
      noComparison: "Сравнить показатели с прежними не с чем.",
      noParts: "Точки контакта, каналы, команды и сегменты сравнить между собой нельзя.",
      noChange: "Ни один показатель не изменился больше, чем это бывает случайно.",
      noChangeButSeason:
        "Ни один показатель не изменился больше, чем это бывает случайно, кроме как в те же месяцы годом ранее.",
      part: {
        touchpoint: (name) => `точка контакта «${name}»`,
        channel: (name) => `канал «${name}»`,
        team: (name) => `команда «${name}»`,
        segment: (name) => `сегмент «${name}»`,
      },
      weakness: (part, name, value, without) =>
        `Больше всего вредит ${part}: ${name} там ${value}, без этого было бы ${without}.`,
      weaknessToo: (part, value, without) => `Затем ${part}: ${value}, без этого ${without}.`,
      noWeakness:
        "Ни точка контакта, ни канал, ни команда, ни сегмент не хуже остальных больше, чем это бывает случайно.",
      lost: (lost, customers, share) => `Ушло ${lost} (всего ${customers}): ${share}.`,
      paid: (amount) => `Они платили ${amount} в месяц.`,
      segment: (name, share) => `Больше всего теряет сегмент «${name}»: ${share}.`,
      reason: (reason, count) => `Чаще всего называли причину: ${reason} (${count}).`,
      late: (late, tickets, hours, share) =>
        `Дольше ${hours} ч ответа ждали ${late} (всего ${tickets}): ${share}.`,
      detractors: (detractors, answers, share) =>
        `Ответов тех, кто нас не посоветует (от 0 до 6): ${detractors} (всего ${answers}), ${share}.`,
      few: {
        profit: (share) => `Лучшая пятая часть покупателей приносит ${share} прибыли.`,
        revenue: (share) => `Лучшая пятая часть покупателей приносит ${share} выручки.`,
        alone: (best, all) =>
          `Лучшая пятая часть покупателей приносит ${best}, все вместе – ${all}: остальные уносят разницу.`,
      },
      nothing: "Больше по этим файлам сказать нельзя.",
    },
    allAlike: (value) => `Везде одинаково: ${value}.`,
    allMonthsAlike: (value, areAll) =>
      `Во всех ${areAll ? "" : "полных "}месяцах одинаково: ${value}.`,
    extremes: (low, lowest, high, highest) =>
      `Меньше всего: ${low} (${lowest}), больше всего: ${high} (${highest}).`,
    tile: {
      target: (status, target) => `${status}, цель ${target}`,
      yearBefore: (value, since) =>
        since === null ? `Год назад: ${value}` : `Год назад, начиная с ${since}: ${value}`,
      months: (now, value, before, earlier) => `${now}: ${value}, ${before}: ${earlier}`,
      verdicts: {
        better: "лучше",
        worse: "хуже",
        chance: "может быть случайно",
        season: "как годом ранее",
      },
      withWaiting: (value, range) => `Вместе с ещё ждущими: ${value} (95 %: ${range})`,
      interval: (range) => `95 %: ${range}`,
      basis: (counted) => `Основа: ${counted}`,
      weakest: (parts) => `Слабее всего: ${parts}`,
      spark: ([first, firstValue], [last, lastValue], [low, lowest], [high, highest]) =>
        `От ${first} (${firstValue}) до ${last} (${lastValue}); меньше всего: ${low} (${lowest}), ` +
        `больше всего: ${high} (${highest}).`,
    },

    quarter: (number, year) => `${number} кв. ${year}`,

    charts: {
      every: { n: "число", to: "…", noData: "Нет данных" },
      nps: {
        title: "Порекомендуете ли вы нас? Ответы от 0 до 10",
        low: "Критики",
        between: "Нейтралы",
        high: "Промоутеры",
      },
      npsSummary: (promoters, detractors, value) =>
        `${promoters} промоутеров минус ${detractors} критиков: NPS равен ${value}.`,
      csat: {
        title: "Довольны ли вы? Ответы от 1 до 5",
        low: "Недовольны",
        between: "Нейтральны",
        high: "Довольны",
      },
      csatSummary: (share) => `Довольны ${share}: ответили 4 или 5.`,
      trend: {
        title: "NPS по месяцам",
        band: "Черта через каждую точку накрывает истинное значение 95 раз из 100.",
        dashed: (target) => `Пунктир – цель: ${target}.`,
      },
      service: {
        title: "Чего клиенты ждут и что получают",
        summary: (dimension, gap) => `Самый большой разрыв: ${dimension}, ${gap}.`,
      },
      survival: {
        title: "Как долго остаются клиенты",
        half: (months) => `Половина клиентов остаётся ${months} или дольше.`,
        mostStay: "Больше половины клиентов всё ещё с нами.",
        time: "Месяцев с начала",
        survival: "Доля оставшихся",
        median: "медиана",
        notReached: "не достигнута",
        atRisk: "Под наблюдением",
      },
      cohorts: {
        title: "Кто покупает снова, по кварталу первого заказа",
        again: (share) =>
          `${share} покупателей сделали новый заказ в квартале, следующем за первым.`,
        note: "Строка – клиенты одного квартала, клетка – доля заказавших через столько кварталов.",
        offset: "Кварталов после первого заказа",
        overall: "Все",
        incomplete: "завершён ещё не для всех",
        share: "Процент клиентов",
      },
      waterfall: {
        title: "Ежемесячная выручка, с начала года до конца",
        kept: (share) => `От выручки на начало года к концу осталось ${share}, без новых клиентов.`,
        start: "Начало",
        new: "Новые",
        reactivation: "Вернулись",
        expansion: "Больше",
        contraction: "Меньше",
        churn: "Ушли",
        end: "Конец",
      },
      whale: {
        titles: {
          profit: "Прибыль, от лучшего клиента к худшему",
          revenue: "Выручка, от лучшего клиента к худшему",
        },
        profits: { profit: "Прибыль нарастающим итогом", revenue: "Выручка нарастающим итогом" },
        noProfit: "Все покупатели вместе ничего не приносят.",
        costly: (share) => `${share} покупателей обходятся дороже, чем приносят.`,
        customers: "Покупатели, лучшие первыми",
        peak: "Пик",
        total: "Итого",
      },
      ticketCost: (cost) => `Ответ на одно обращение оценён в ${cost}.`,
    },

    change: {
      caption: "По сравнению с прошлым годом",
      directions: { better: "лучше", worse: "хуже", same: "без изменений" },
      atOdds: (one, other, isReal) =>
        `Внимание: «${one}» – лучше, а «${other}» – хуже${isReal ? "" : "; может быть случайностью"}.`,
      together: (one, other) => `«${one}» и «${other}» не расходятся.`,
    },
    sides: {
      caption: "Те же оценки с других сторон",
      names: {
        say: "Что говорят клиенты",
        do: "Что делают клиенты",
        leading: "Опережающие показатели",
        lagging: "Запаздывающие показатели",
        customer: "Что важно клиентам",
        company: "Что важно компании",
      },
    },
    arithmetic: "Как получены оценки",

    changes: {
      real: (from, to, difference) =>
        `С периода «${from}» по «${to}» NPS изменился на ${difference}: это больше, чем случайность.`,
      none: "Ни одно изменение NPS от месяца к месяцу не выходит за рамки случайности.",
    },

    touchpoints: {
      title: "NPS в каждой точке контакта",
      summary: (weakest) => `Больше всего вредит: ${weakest}.`,
      none: "Ни одна точка контакта не хуже остальных больше, чем это бывает случайно.",
      caption: "Путь клиента: что каждая точка контакта прибавляет к общему NPS или отнимает",
      of: (touchpoint, stage) => `${touchpoint} (${stage})`,
    },

    sayDo: {
      caption: "Что клиенты сказали до начала года и что сделали потом",
      cells: {
        loyalist: "Довольны и остались (лояльные)",
        mercenary: "Довольны, но ушли (наёмники)",
        hostage: "Недовольны, но остались (заложники)",
        defector: "Недовольны и ушли (перебежчики)",
      },
      stayed: (satisfied, others) =>
        `Из довольных остались ${satisfied}, из остальных – ${others}.`,
      isReal: "Разница больше случайной: слова предвещают дела.",
      mayBeChance: "Разница может быть случайной.",
    },

    customer: {
      chosen:
        "Клиент не был указан. Из тех, кто не ушёл, этот – тот, чей уход обошёлся бы дороже всего: " +
        "ценность за год, умноженная на вероятность ухода.",
      though: {
        overdue: (state, due, overdue, gap) =>
          `Считается: ${state}, но заказ, ожидавшийся ${due}, задерживается на ${overdue} (обычно между ` +
          `заказами – ${gap}): по названию ещё клиент, по поступкам – под вопросом.`,
        healthy: (health, chance) =>
          `В оценке здоровья, ${health}, учтено всё прошлое, а в вероятности новых покупок, ${chance}, – то, чего ` +
          "в последнее время не было. Верить стоит второй.",
        returns: (state, day) =>
          `Считается: ${state}, так как членство закончилось, но ${day} был заказ.`,
      },
      past: "Прошлое",
      firstSeen: "Впервые замечен",
      lastSeen: "Последний след",
      lifecycle: "События",
      event: (event, day) => `${event} ${day}`,
      events: { joined: "начало", churned: "уход", reactivated: "возвращение" },
      orders: "Заказы",
      spend: "Потрачено",
      refunded: "Возвращено",
      gap: "Между заказами",
      bought: "Покупки",
      channels: "Каналы",
      tickets: "Обращения",
      waited: "Ожидание ответа",

      present: "Настоящее",
      state: "Состояние",
      because: (what, why) => `${what} (${why})`,
      states: {
        prospect: "потенциальный клиент",
        new: "новый",
        active: "активный",
        "at risk": "под угрозой ухода",
        dormant: "спящий",
        churned: "ушёл",
        reactivated: "вернулся",
      },
      rules: {
        "no-order": () => "ни заказов, ни подписки",
        "membership-ended": (ago) => `подписка окончилась ${ago} назад`,
        "no-order-for": (long, limit) => `без заказов ${long}, больше чем ${limit}`,
        "membership-ends": (left) => `до конца подписки ${left}`,
        "silent-for": (long, limit) => `не даёт о себе знать ${long}, больше чем ${limit}`,
        returned: (ago) => `вернулся ${ago} назад`,
        joined: (ago) => `пришёл ${ago} назад`,
        "none-of-these": (long) => `клиент уже ${long}, тревожных признаков нет`,
      },
      open: "Ждёт нас",
      oldest: (tickets, age) => `${tickets}, самое давнее – ${age}`,
      lastSaid: "Последний отзыв",
      latest: (survey, score, age, isStale) =>
        `${survey} ${score}, ${age} назад${isStale ? " (устарел)" : ""}`,
      mrr: "Платит в месяц",
      rfm: "Сегмент RFM",
      segments: {
        best: "лучшие",
        "at risk": "под угрозой ухода",
        lost: "потерянные",
        loyal: "лояльные",
        "big spenders": "щедрые",
        new: "новые",
        others: "остальные",
      },
      healthScore: "Здоровье отношений, от 0 до 10",
      scored: (score, coverage) => `${score}, известно ${coverage} составляющих`,
      madeOf: "Из чего складывается",
      health: {
        activity: "активность",
        satisfaction: "удовлетворённость",
        service: "обслуживание",
        loyalty: "лояльность",
        value: "ценность",
      },

      future: "Будущее",
      alive: "Вероятность, что ещё клиент",
      risk: "Риск ухода",
      bands: { low: "низкий", medium: "средний", high: "высокий" },
      purchases: "Ожидается покупок за год",
      value: "Сколько принесёт",
      nextOrder: "Следующий заказ",
      overdue: (day, by) => `${day}, опаздывает на ${by}`,
      suggest: {
        reorder: (product) => `Предложить снова: ${product}`,
        "cross-sell": (product) => `Предложить: ${product}`,
      },
      followed: (after, count, n, lift) =>
        `после покупки «${after}» – ${count} раз из ${n}, в ${lift} раза чаще обычного`,

      bias: "Последний раз – ещё не вся история",
      orderAmount: "Сумма заказа",
    },

    notes: {
      leftOut: (what, loss) => `${what}: ${loss} не рассчитаны.`,
      unreadable: (file) => `${file} не читается`,
      untold: (file, losses) => `В ${file} этого нет, поэтому не рассчитаны ${losses}.`,
      noFile: (file) => `Нет файла ${file}`,
      noColumn: (file, column) => `В ${file} нет столбца «${column}»`,
      blankColumn: (file, column) => `В ${file} столбец «${column}» пуст`,
      losses: {
        answers: "показатели лояльности и удовлетворённости",
        memberships: "удержание и отток",
        orders: "выручка и ценность",
        tickets: "показатели первого ответа",
        servqual: "разрывы качества обслуживания",
        nps: "показатели лояльности",
        csat: "показатели удовлетворённости",
        channel: "показатели по каналам",
        segment: "показатели по сегментам",
        reason: "причины ухода",
        team: "показатели по командам",
        customerId: "ответы и обращения отдельных клиентов",
        mrr: "показатели ежемесячной выручки",
        touchpoint: "показатели пути клиента",
        product: "предложения следующих покупок",
      },
      otherCurrency: (file, rows, currency) =>
        `В ${file} не в валюте отчёта (${currency}): ${rows}, они не учтены.`,
      repeated: (file, rows) =>
        `В ${file} повторяются слово в слово: ${rows}; каждая считается один раз.`,
      noRow: (file) => `В ${file} нет ни одной пригодной строки.`,
      outside: (file, months, days) =>
        `В ${file} нет строк за ${months}, есть за ${days}. Укажите «from» и «until» в settings.json.`,
      money: (currency) => `Денежные суммы: ${currency}.`,
      noMargin: "Ценность – выручка за вычетом возвратов: в settings.json не указана маржа.",
      margin: (share) =>
        `Ценность покупателя – выручка за эти месяцы за вычетом возвратов, умноженная на маржу ${share}.`,
      lifetime: (interest) =>
        "Пожизненная ценность – сколько принесёт новый клиент, если всё пойдёт как в эти месяцы: " +
        `ценность покупателей, доля удержанных клиентов, ставка дисконтирования ${interest} в год.`,
      strangers: (file, other) =>
        `Никого из ${file} нет в ${other}, поэтому опущено то, для чего нужны оба. По номерам двух программ не узнать, кто есть кто.`,
      noTargets: "В settings.json нет целей, поэтому оценок нет.",
      yearValue:
        "Для пожизненной ценности нужен отчёт за двенадцать месяцев: за меньший срок тот, кто случайно не купил, не считался бы клиентом.",
      yearTarget:
        "Цель по удержанию клиентов задана на двенадцать месяцев и к этому периоду не применяется.",
      calendar: {
        gregory: "Месяцы и дни – по григорианскому календарю.",
        persian: "Месяцы и дни – по персидскому календарю.",
        "islamic-umalqura": "Месяцы и дни – по календарю Умм аль-Кура.",
      },
    },
  },
};
