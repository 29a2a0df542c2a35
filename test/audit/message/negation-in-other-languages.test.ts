import { describe, test } from 'vitest';
import { expectToldApart } from '../../support/key-messages.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'de',
    'Ohne Zuckerzusatz',
    'ohne Zuckerzusatz / ganz ohne zugesetzten Zucker, also ohne Zuckerzusatz / kein Zuckerzusatz / frei von Zuckerzusatz',
    'mit Zuckerzusatz / Zuckerzusatz ist drin',
  ],
  [
    'de',
    'Ohne Tierversuche',
    'ohne Tierversuche / tierversuchsfrei / keine Tierversuche / frei von Tierversuchen / Tierversuche? Gibt es nicht.',
    'mit Tierversuchen / Tierversuche sind doof',
  ],
  [
    'de',
    'Kein Abo nötig',
    'kein Abo nötig / ohne Abo / man braucht kein Abo / du musst kein Abo abschließen, ist nicht nötig',
    'Abo nötig / mit Abo / das Abo',
  ],
  [
    'fr',
    'Sans sucre ajouté',
    'sans sucre ajouté / aucun sucre ajouté / zéro sucre ajouté / pas de sucre ajouté / sans sucres ajoutés',
    'avec sucre ajouté / du sucre ajouté / sans sel ajouté',
  ],
  [
    'fr',
    'Sans engagement',
    "sans engagement / aucun engagement / il n'y a pas d'engagement / zéro engagement",
    'avec engagement / engagement de 12 mois',
  ],
  [
    'fr',
    'Paiement en 3 fois sans frais',
    'paiement en 3 fois sans frais / payez en trois fois sans frais / on peut payer en 3x sans frais / sans frais, le paiement en 3 fois',
    'paiement en 4 fois sans frais / paiement en 3 fois avec frais / paiement en 3 fois',
  ],
  [
    'es',
    'Sin gluten',
    'sin gluten / libre de gluten / no lleva gluten / no tiene gluten / 0% gluten / cero gluten',
    'con gluten / lleva gluten / sin lactosa',
  ],
  [
    'it',
    'Senza lattosio',
    'senza lattosio / non contiene lattosio / privo di lattosio / zero lattosio / 0% lattosio',
    'con lattosio / contiene lattosio / senza glutine',
  ],
  [
    'pt',
    'Sem parabenos',
    'sem parabenos / livre de parabenos / não tem parabenos / zero parabenos / não contém parabenos',
    'com parabenos / tem parabenos',
  ],
  [
    'nl',
    'Zonder toegevoegde suikers',
    'zonder toegevoegde suikers / geen toegevoegde suikers / er zit geen toegevoegde suiker in / vrij van toegevoegde suikers',
    'met toegevoegde suikers / toegevoegde suikers',
  ],
  ['pl', 'Bez cukru', 'bez cukru / nie zawiera cukru / zero cukru / 0% cukru / bezcukrowy', 'z cukrem / dużo cukru'],
  [
    'sv',
    'Utan tillsatt socker',
    'utan tillsatt socker / inget tillsatt socker / fri från tillsatt socker / innehåller inte tillsatt socker',
    'med tillsatt socker / tillsatt socker',
  ],
  [
    'da',
    'Uden parfume',
    'uden parfume / ingen parfume / parfumefri / indeholder ikke parfume / fri for parfume',
    'med parfume / dejlig parfume',
  ],
  [
    'no',
    'Uten tilsatt sukker',
    'uten tilsatt sukker / ingen tilsatt sukker / fri for tilsatt sukker',
    'med tilsatt sukker / sukker',
  ],
  ['ja', '無添加', '無添加で安心 / 無添加の化粧水です', '添加物が多い / 無添加ではありません / 乾燥肌に'],
  [
    'ja',
    '送料無料',
    '送料無料です / 今なら送料が無料 / 送料無料だよ',
    '送料がかかる / 送料無料ではありません / 無料サンプル',
  ],
  ['ko', '무설탕 음료', '무설탕 음료예요 / 이 음료는 무설탕', '설탕 음료 / 맛있는 음료'],
  ['zh', '不含酒精', '不含酒精 / 它不含任何酒精 / 无酒精 / 完全不含酒精哦', '含酒精 / 含有酒精 / 很好用'],
  [
    'tr',
    'Ücretsiz kargo',
    'ücretsiz kargo / kargo ücretsiz / kargosu da ücretsiz / ücretsiz kargoyla',
    'kargo ücretsiz değil / ücretli kargo / hızlı kargo',
  ],
  [
    'tr',
    'Şekersiz',
    'şekersiz / şeker içermez / şeker yok / şekersiz ve lezzetli',
    'şekerli / şekersiz değil / bol şeker',
  ],
  [
    'ru',
    'Без сахара',
    'без сахара / не содержит сахара / ноль сахара / 0% сахара / сахара нет',
    'с сахаром / много сахара',
  ],
  ['ar', 'خالي من السكر', 'خالي من السكر / بدون سكر / خالية من السكر', 'فيه سكر / لذيذ جدا'],
  [
    'de',
    'Vegan und glutenfrei',
    'vegan und glutenfrei / glutenfrei und vegan / vegan & ohne Gluten / sie sind vegan und frei von Gluten',
    'vegan / glutenfrei / vegan, aber mit Gluten / nicht vegan und glutenfrei / glutenfrei, aber nicht vegan',
  ],
  [
    'de',
    'Ohne Mikroplastik',
    'ohne Mikroplastik / kein Mikroplastik / mikroplastikfrei / frei von Mikroplastik / enthält kein Mikroplastik / null Mikroplastik',
    'mit Mikroplastik / Mikroplastik / nicht ohne Mikroplastik',
  ],
  [
    'fr',
    'Végan et sans gluten',
    "végan et sans gluten / sans gluten et vegan / c'est végane et sans gluten",
    'végan / sans gluten / végan mais avec gluten / pas végan et sans gluten',
  ],
  [
    'es',
    'Sin azúcares añadidos',
    'sin azúcares añadidos / no tiene azúcar añadido / cero azúcares añadidos / sin azúcar añadida / no lleva azúcares añadidos',
    'con azúcares añadidos / lleva azúcar añadido',
  ],
  [
    'es',
    'No testado en animales',
    'no testado en animales / nunca testado en animales / sin testar en animales / no se testa en animales',
    'testado en animales / me gustan los animales',
  ],
  [
    'it',
    'Mai testato sugli animali',
    'mai testato sugli animali / non testato sugli animali / non è testato sugli animali',
    'testato sugli animali / amo gli animali',
  ],
  [
    'pt',
    'Não testado em animais',
    'não testado em animais / nunca testado em animais / sem testes em animais',
    'testado em animais / adoro animais',
  ],
  [
    'pt',
    'Sem anuidade',
    'sem anuidade / não tem anuidade / zero anuidade / anuidade zero / livre de anuidade',
    'com anuidade / a anuidade é baixa',
  ],
  [
    'nl',
    'Glutenvrij en vegan',
    'glutenvrij en vegan / vegan en glutenvrij / vegan en zonder gluten',
    'vegan / glutenvrij / vegan maar met gluten / niet glutenvrij en vegan',
  ],
  [
    'pl',
    'Nietestowany na zwierzętach',
    'nietestowany na zwierzętach / nie testowany na zwierzętach / nietestowane na zwierzętach / nie testują na zwierzętach',
    'testowany na zwierzętach / kocham zwierzęta',
  ],
  [
    'pl',
    'Bez oleju palmowego',
    'bez oleju palmowego / nie zawiera oleju palmowego / zero oleju palmowego / nie ma w nim oleju palmowego',
    'z olejem palmowym / olej palmowy jest w składzie',
  ],
  [
    'da',
    'Uden tilsat sukker',
    'uden tilsat sukker / ingen tilsat sukker / intet tilsat sukker / ikke tilsat sukker',
    'med tilsat sukker / sukker',
  ],
  [
    'ja',
    'アルコールフリー',
    'アルコールフリーです / アルコールフリーの化粧水',
    'アルコール入り / アルコールフリーではない',
  ],
  ['ja', '初月無料', '初月無料 / 初月は無料 / 初月が無料になる', '無料 / 初月は有料 / 初月無料ではありません'],
  ['zh', '七天无理由退货', '七天无理由退货 / 支持七天无理由退货', '三天无理由退货 / 不支持七天无理由退货 / 退货麻烦'],
  [
    'tr',
    'Alkolsüz formül',
    'alkolsüz formül / formülü alkolsüz / formülde alkol yok',
    'alkollü formül / alkolsüz değil / formül harika',
  ],
  [
    'ru',
    'Не тестируется на животных',
    'не тестируется на животных / не тестируют на животных / никогда не тестируется на животных',
    'тестируется на животных / люблю животных',
  ],
] as const;

describe('what a key message says is not there', () => {
  test.each(MESSAGES)('in %s: %s', expectToldApart);
});
