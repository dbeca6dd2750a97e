import assert from 'node:assert/strict'
import {kindsOfTitle, normaliseTitle} from '../../server/document/data/section-names.ts'
import {translatedNames} from '../../server/document/data/translated-names.ts'

describe('kindsOfTitle', () => {
  it('knows the names of all languages, each as one kind', () => {
    for (const [name, kind] of translatedNames) {
      assert.equal(normaliseTitle(name), name)
      assert.deepEqual(kindsOfTitle(name), [kind], name)
    }
  })

  const cases: readonly (readonly [title: string, kinds: string])[] = [
    ['Cronología (UTC)', 'timeline'],
    ['Resumen del incidente', 'summary'],
    ['Impacto en los clientes', 'impact'],
    ['Causa y solución', 'root-cause+resolution'],
    ['¿Qué salió bien?', 'lessons-well'],
    ['Próximos pasos', 'action-items'],
    ['Chronologie des événements', 'timeline'],
    ['Cause profonde', 'root-cause'],
    ['Plan d’action', 'action-items'],
    ['Détection et résolution', 'detection+resolution'],
    ['Zeitlicher Ablauf', 'timeline'],
    ['Ursache und Lösung', 'root-cause+resolution'],
    ['Nächste Schritte', 'action-items'],
    ['Was nicht gut lief', 'lessons-wrong'],
    ['Linha do tempo', 'timeline'],
    ['Causa raiz e resolução', 'root-cause+resolution'],
    ['O que deu errado?', 'lessons-wrong'],
    ['障害の概要', 'summary'],
    ['障害概要', 'summary'],
    ['影響範囲', 'impact'],
    ['対応経緯', 'timeline'],
    ['原因と対策', 'root-cause+action-items'],
    ['根本原因・再発防止策', 'root-cause+action-items'],
    ['良かった点', 'lessons-well'],
    ['インシデントの影響', 'impact'],
    ['장애 타임라인', 'timeline'],
    ['원인 및 조치 내역', 'root-cause+resolution'],
    ['근본 원인과 해결', 'root-cause+resolution'],
    ['재발 방지 대책', 'action-items'],
    ['잘한 점', 'lessons-well'],
    ['故障时间线', 'timeline'],
    ['事件概述', 'summary'],
    ['原因和改进措施', 'root-cause+action-items'],
    ['经验教训', 'lessons'],
    ['做得好的地方', 'lessons-well'],
    ['一、故障概述', 'summary'],
    ['二、时间线', 'timeline'],
    ['Les 5 pourquoi', 'five-whys'],
    ['5 Pourquoi', 'five-whys'],
    ['5 Porqués', 'five-whys'],
    ['障害', ''],
    ['事件', ''],
    ['問題', ''],
  ]
  for (const [title, kinds] of cases)
    it(`${title}: ${kinds || 'nothing'}`, () => assert.equal(kindsOfTitle(title).join('+'), kinds))
})
