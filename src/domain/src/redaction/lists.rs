//! Which groups' comments may be read by themselves.

use std::collections::HashMap;

use super::LEAST;

/// Which lists of people may be read, given for each person the lists they would stand in.
///
/// Whoever reads several lists, and knows all comments, can put them together: so everybody who
/// stands in the same lists, or in none, must be one of ten or more, and a list that would set fewer
/// apart is not read. Lists are taken in their order, which is the same for everybody; lists may
/// overlap. A list has ten people or more, and so has what is left out of it.
#[must_use]
pub fn readable(lists: usize, people: &[Vec<usize>]) -> Vec<bool> {
    let mut kept: Vec<bool> = vec![false; lists];
    for list in 0..lists {
        let of_list = people.iter().filter(|one| one.contains(&list)).count();
        let least = usize::try_from(LEAST).unwrap_or(usize::MAX);
        if of_list < least || people.len() - of_list < least {
            continue;
        }
        let mut apart: HashMap<Vec<usize>, usize> = HashMap::new();
        for one in people {
            let mut of_one: Vec<usize> = one
                .iter()
                .copied()
                .filter(|at| *at == list || kept.get(*at) == Some(&true))
                .collect();
            of_one.sort_unstable();
            of_one.dedup();
            *apart.entry(of_one).or_default() += 1;
        }
        if let Some(slot) = kept.get_mut(list) {
            *slot = apart.values().all(|people| *people >= least);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn people(groups: &[(&[usize], usize)]) -> Vec<Vec<usize>> {
        let of = |(lists, count): &(&[usize], usize)| vec![lists.to_vec(); *count];
        groups.iter().flat_map(of).collect()
    }

    #[test]
    fn a_list_has_ten_people_and_leaves_ten_or_none() {
        assert_eq!(
            readable(2, &people(&[(&[0], 10), (&[1], 10)])),
            [true, true]
        );
        assert_eq!(
            readable(2, &people(&[(&[0], 9), (&[1], 40)])),
            [false, false]
        );
        assert_eq!(readable(1, &people(&[(&[0], 40)])), [false]);
        // The second would leave three who said nothing by themselves.
        assert_eq!(
            readable(2, &people(&[(&[0], 20), (&[1], 20), (&[], 3)])),
            [true, false]
        );
        assert_eq!(
            readable(2, &people(&[(&[0], 20), (&[1], 20), (&[], 10)])),
            [true, true]
        );
    }

    #[test]
    fn of_overlapping_lists_none_sets_a_few_apart() {
        // A wider group beside one of its parts: the rest of it is four.
        let wide = people(&[(&[0, 1], 12), (&[1], 4), (&[], 30)]);
        assert_eq!(readable(2, &wide), [true, false]);
        let wide = people(&[(&[0, 1], 12), (&[1], 10), (&[], 30)]);
        assert_eq!(readable(2, &wide), [true, true]);
    }

    proptest! {
        #[test]
        fn whatever_is_put_together_is_nobody_or_ten(
            people in prop::collection::vec(prop::collection::vec(0_usize..4, 0..3), 0..120),
        ) {
            let kept = readable(4, &people);
            let mut apart: HashMap<Vec<usize>, usize> = HashMap::new();
            for one in &people {
                let mut of_one: Vec<usize> = one.iter().copied().filter(|at| kept[*at]).collect();
                of_one.sort_unstable();
                of_one.dedup();
                *apart.entry(of_one).or_default() += 1;
            }
            if kept.contains(&true) {
                prop_assert!(apart.values().all(|count| *count >= 10));
            }
        }
    }
}
